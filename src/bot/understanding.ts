import { readFacts } from '../cards/conversation/carried-facts.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { read } from '../language/read.js'
import type { Said, Thread } from '../procedures/conversation/said.js'
import { answer } from '../rules/answer.js'
import type { Facts, Reading } from '../rules/facts.js'
import type { Edition } from '../rules/rulebook/edition.js'
import type { WorkingCalendar } from '../rules/working-calendar.js'

interface Given {
  edition: Edition
  calendar: WorkingCalendar
  today: CalendarDate
}

/** A question, read in the light of what the chat knows so far, and its answer. */
export function question(text: string, thread: Thread | null, given: Given): { said: Said; thread: Thread } {
  const reading = read(text, {
    today: given.today,
    ...(thread ? { known: thread.known, asked: thread.asked } : {}),
  })
  return told(text, reading, given)
}

/** A pressed option: the facts it carries, or one of the nearest questions. */
export function choose(
  carried: Readonly<Record<string, unknown>>,
  thread: Thread | null,
  given: Given,
): { said: Said; thread: Thread } {
  const asked = String(carried.question ?? '')
  const facts = readFacts(carried.facts)
  if (!facts) return question(asked, null, given)
  const reading: Reading = {
    intent: 'route',
    facts,
    topic: null,
    lookup: null,
    deadline: null,
    remarks: [],
    suggestions: [],
    fresh: thread === null,
  }
  return told(`${asked} ${String(carried.chosen ?? '')}`.trim(), reading, given)
}

function told(text: string, reading: Reading, { edition, calendar }: Given): { said: Said; thread: Thread } {
  const answered = answer(reading, edition, calendar)
  const known: Facts = answered.facts
  return {
    said: { is: 'answer', question: text, answer: answered },
    thread: { known, asked: answered.ask?.fact ?? null },
  }
}
