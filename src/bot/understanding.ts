import { readFacts } from '../cards/conversation/carried-facts.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Learned } from '../language/nearest.js'
import { merged, read } from '../language/read.js'
import type { OpenAt, Said, Thread } from '../procedures/conversation/said.js'
import { type Answer, answer } from '../rules/answer.js'
import { ofTheProject, type Reading } from '../rules/facts.js'
import type { RulesInForce } from '../rules/in-force.js'
import { isClauseId } from '../rules/rulebook/editions.js'

interface Given {
  rules: RulesInForce
  today: CalendarDate
  /** What was meant before by words that were typed. */
  learned: readonly Learned[]
}

/** A question understood: what is said to it, and what the chat knows from now on. */
interface Understood {
  said: Said
  answer: Answer
  thread: Thread
}

/**
 * A question, read in the light of what the chat knows so far, and its answer. `before`: the thread that stays as it is
 * when the question is no change of subject.
 */
export function question(
  text: string,
  thread: Thread | null,
  given: Given,
  before: Thread | null = thread,
): Understood {
  const reading = read(text, {
    today: given.today,
    learned: given.learned,
    calendar: given.rules.calendar,
    ...(thread
      ? {
          known: thread.known,
          asked: thread.asked,
          deadline: thread.deadline ?? null,
          topic: thread.topic ?? null,
        }
      : {}),
  })
  const understood = told(text, reading, given)
  return isAside(reading) && before
    ? { ...understood, thread: { ...before, topic: reading.topic ?? before.topic ?? null } }
    : understood
}

/**
 * A question in between that tells nothing of the project at hand: a clause looked up, 「几家单位能开会」, 「谢谢」. What was
 * known and asked back stays.
 */
const isAside = ({ intent, lookup, facts, fresh }: Reading): boolean =>
  lookup !== null ||
  (fresh &&
    (intent === 'clause' || intent === 'unknown') &&
    facts.amount === undefined &&
    facts.kind === undefined)

/** A pressed option: the facts it carries, one of the nearest questions, or clauses opened elsewhere. */
export function choose(
  carried: Readonly<Record<string, unknown>>,
  thread: Thread | null,
  given: Given,
): Understood {
  const asked = wordsIn(carried.question)
  const known = readFacts(carried.facts)
  const adds = readFacts(carried.adds)
  const open = openAt(carried, given)
  if (open) return opened(question(asked, null, given, thread), open)
  if (!known || !adds) return question(asked, null, given, thread)
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
  const known = ofTheProject(answered.facts)
  return {
    said: saidOf(text, reading, answered),
    answer: answered,
    thread: { known, asked: answered.ask?.fact ?? null, deadline: reading.deadline, topic: reading.topic },
  }
}

function saidOf(question: string, { lookup }: Reading, answered: Answer): Said {
  const [first, second] = answered.grounds
  if (lookup?.asked === '') return { is: 'contents', question }
  if (lookup === null || first === undefined) return { is: 'answer', question, answer: answered }
  return {
    is: 'clauses',
    question,
    answer: answered,
    open: second === undefined ? { clause: first } : { page: 1 },
  }
}

/** Where a press wants the clauses opened; null for any other press, and for a clause that the rules do not have. */
function openAt({ page, clause }: Readonly<Record<string, unknown>>, { rules }: Given): OpenAt | null {
  if (typeof clause === 'string' && isClauseId(clause) && rules.edition.has(clause)) return { clause }
  return typeof page === 'number' && Number.isSafeInteger(page) ? { page } : null
}

const opened = (understood: Understood, open: OpenAt): Understood =>
  understood.said.is === 'clauses' ? { ...understood, said: { ...understood.said, open } } : understood

const wordsIn = (carried: unknown): string => (typeof carried === 'string' ? carried : '')
