import type { CaseId } from '../../domain/ids.js'
import type { Refusal } from '../../domain/refusal.js'
import { secrecyMarks } from '../../domain/secrecy.js'
import type { Basis, Context, Procedure } from '../procedure.js'

/** The case that holds them all. */
export const EXAMPLES_CASE = 'examples/main' as CaseId

/** What somebody typed, and the question he then chose, with the words of its button. Not who. */
export interface Example {
  text: string
  question: string
  label: string
}

/** An example, and how often it was chosen so. */
export interface KeptExample extends Example {
  times: number
}

/** 例句: the latest examples, the newest last. */
export interface Examples {
  kept: readonly KeptExample[]
}

type ExamplesCommand = { do: 'Keep'; example: Example }
type ExamplesEvent = { did: 'Kept'; example: Example }

const MOST = 300
const LONGEST = 200
/** A telephone number, an identity card: such a text is about a person. */
const PERSONAL_NUMBER = /\d{7}/

function decide(
  _: Examples,
  { example }: ExamplesCommand,
  context: Context,
): ExamplesEvent[] | Refusal<Basis> {
  if (context.actor.role !== 'system')
    return {
      refused: 'NOT_YOUR_ROLE',
      why: '例句由系统根据点选自动积累，不由人工办理。',
      basis: '系统规定',
      next: '无需操作。',
    }
  const text = example.text.trim()
  return mayKeep(text) ? [{ did: 'Kept', example: { ...example, text } }] : []
}

const mayKeep = (text: string): boolean =>
  text !== '' &&
  Array.from(text).length <= LONGEST &&
  secrecyMarks(text).length === 0 &&
  !PERSONAL_NUMBER.test(text.normalize('NFKC').replace(/[\s-]/g, ''))

function evolve({ kept }: Examples, { event: { example } }: { event: ExamplesEvent }): Examples {
  const same = ({ text, question }: Example) => text === example.text && question === example.question
  const times = (kept.find(same)?.times ?? 0) + 1
  return { kept: [...kept.filter((one) => !same(one)), { ...example, times }].slice(-MOST) }
}

/**
 * 例句: what people typed and which of the offered questions they meant by it, so that the same words find it first the next
 * time. Only the order of the offers follows from it; nothing is ever done.
 */
export const examples: Procedure<Examples, ExamplesCommand, ExamplesEvent> = {
  kind: 'examples',
  official: false,
  initial: { kept: [] },
  bases: { Kept: '系统规定' },
  decide,
  evolve,
  wakeAt: () => undefined,
  consequences: () => [],
  index: () => ({ open: false, waits: [], tags: {} }),
  todos: () => [],
}
