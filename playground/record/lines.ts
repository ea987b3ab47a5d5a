import { kindOf } from '../../src/domain/ids.js'
import type { Actor } from '../../src/domain/roster.js'
import type { Said } from '../../src/procedures/conversation/said.js'
import type { Basis } from '../../src/procedures/procedure.js'
import { YANGPU_2021_4 } from '../../src/rules/rulebook/yangpu-2021-4.js'
import { type ActEntry, recordedOf } from '../../src/store/entry.js'
import type { Verification } from '../../src/store/verify.js'
import type { CheckView, DecisionLine, RecordLine } from '../page/panel/behind.js'
import { wordsOf } from './event-words.js'
import { matterNames } from './matters.js'
import type { RecordReader } from './record-reader.js'

/** Characters of a check value that are shown: enough to see that one line is linked to the next. */
const SHORT = 8

const CITES: ReadonlyMap<string, string> = new Map(YANGPU_2021_4.clauses.map(({ id, cite }) => [id, cite]))
const citeOf = (basis: Basis): string => CITES.get(basis) ?? basis

/** People as the directory calls them; the bot's own acts are the system's. */
export type NameOf = (person: string) => string | undefined

const whoIn = ({ person, unit, title }: Actor, nameOf: NameOf): string =>
  person === null ? '系统' : (nameOf(person) ?? [unit, title].filter(Boolean).join(' '))

const RESULTS = { done: '已办理', already: '此前已办理', refused: '未办理' } as const

type Refused = { why: string; basis: Basis } | null

/** Why an act was not done, as it is kept with its outcome, or as it was said in a chat. */
function refusalIn({ outcome, events }: ActEntry): Refused {
  const { refusal } = outcome.answer as { refusal: Refused }
  const said = events.flatMap(({ event }) => ('said' in event ? [event.said as Said] : []))
  return refusal ?? said.find((one) => one.is === 'refusal') ?? null
}

function decision(act: ActEntry, matter: string, nameOf: NameOf): DecisionLine {
  const refusal = refusalIn(act)
  const bases = refusal ? [refusal.basis] : act.events.map(({ basis }) => basis)
  return {
    id: act.cause,
    at: Date.parse(act.arrived),
    who: whoIn(act.actor, nameOf),
    what:
      act.events.length > 0
        ? act.events.map(({ event }) => wordsOf(kindOf(act.case), event))
        : [refusal ? '提出办理' : '查看或打开，内容没有变动'],
    matter,
    basis: [...new Set(bases.map(citeOf))].join('、'),
    result: refusal && act.outcome.result === 'done' ? '未办理' : RESULTS[act.outcome.result],
    why: refusal?.why ?? '',
  }
}

/** The newest acts that the bot decided on, newest first, and how many there are. */
export function decisionLines(reader: RecordReader, nameOf: NameOf, most: number): [DecisionLine[], number] {
  const names = matterNames(reader.acts)
  const lines = reader.acts
    .slice(-most)
    .reverse()
    .map(({ act }) => decision(act, names.get(act.case) ?? '', nameOf))
  return [lines, reader.acts.length]
}

/** The newest events of the official record, newest first, and how many there are. */
export function recordLines(reader: RecordReader, nameOf: NameOf, most: number): [RecordLine[], number] {
  const names = matterNames(reader.acts)
  const official = reader.acts.filter(({ act }) => act.chain !== null)
  const count = official.reduce((sum, { act }) => sum + act.events.length, 0)
  const lines = official
    .slice(-most)
    .flatMap(({ line, act }) =>
      recordedOf(act).map(
        ({ seq, arrived, actor, event, hash, previous }): RecordLine => ({
          id: `${act.case}#${seq}`,
          line,
          matter: names.get(act.case) ?? '',
          seq,
          at: Date.parse(arrived),
          who: whoIn(actor, nameOf),
          what: wordsOf(kindOf(act.case), event),
          hash: hash.slice(0, SHORT),
          previous: previous.slice(0, SHORT),
        }),
      ),
    )
    .slice(-most)
    .reverse()
  return [lines, count]
}

/** What a check of the record came to, in words; `at` is when it was made. */
export function checkView(found: Verification, at: number, reader: RecordReader): CheckView {
  const { difference, official, cases, lines, head } = found
  if (difference === null) {
    return {
      at,
      ok: true,
      line: null,
      words: [
        '记录链完好',
        `共${lines}行、${cases}个案件，其中正式记录${official}项，逐项重新计算，全部相符`,
        `链头 ${head.slice(0, 2 * SHORT)}`,
      ],
    }
  }
  const matter = difference.case === null ? '' : matterNames(reader.acts).get(difference.case)
  const where = [
    difference.line === null ? difference.file : `第${difference.line}行`,
    matter ?? '',
    difference.seq === null ? '' : `第${difference.seq}号事件`,
  ]
  return {
    at,
    ok: false,
    line: difference.line,
    words: ['记录链不符', where.filter(Boolean).join('，'), difference.what],
  }
}
