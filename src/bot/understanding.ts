import { readFacts } from '../cards/conversation/carried-facts.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { merged, read } from '../language/read.js'
import type { Said, Thread } from '../procedures/conversation/said.js'
import { type Answer, answer } from '../rules/answer.js'
import type { Facts, Reading } from '../rules/facts.js'
import type { RulesInForce } from '../rules/in-force.js'

interface Given {
  rules: RulesInForce
  today: CalendarDate
}

/** A question understood: what is said to it, and what the chat knows from now on. */
interface Understood {
  said: Said
  answer: Answer
  thread: Thread
}

/** A question, read in the light of what the chat knows so far, and its answer. */
export function question(text: string, thread: Thread | null, given: Given): Understood {
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
): Understood {
  const asked = wordsIn(carried.question)
  const known = readFacts(carried.facts)
  const adds = readFacts(carried.adds)
  if (!known || !adds) return question(asked, null, given)
  const reading: Reading = {
    intent: 'route',
    facts: merged(known, adds),
    topic: null,
    lookup: null,
    deadline: null,
    remarks: [],
    suggestions: [],
    fresh: thread === null,
  }
  return told(`${asked} ${wordsIn(carried.chosen)}`.trim(), reading, given)
}

function told(text: string, reading: Reading, { rules }: Given): Understood {
  const answered = answer(reading, rules)
  const known: Facts = answered.facts
  return {
    said: { is: 'answer', question: text, answer: answered },
    answer: answered,
    thread: { known, asked: answered.ask?.fact ?? null },
  }
}

const wordsIn = (carried: unknown): string => (typeof carried === 'string' ? carried : '')
