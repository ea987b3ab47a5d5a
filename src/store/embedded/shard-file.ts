import type { CaseId, MessageId } from '../../domain/ids.js'
import type { Instant } from '../../domain/instant.js'
import type { Facts } from '../../procedures/procedure.js'
import type { LedgerRow } from '../port.js'
import { sealed } from '../sealed.js'
import { Kept, type Pending, type Shard } from '../shard.js'
import type { Form } from './durable-file.js'
import type { Position } from './lines.js'

/** What a snapshot must be to be used: written in this form by this version of the program. */
export interface Made {
  format: 1
  app: string
}

/** Snapshot of one shard: what the journal up to `position` comes to. */
export interface ShardFile extends Made, Pick<Shard, 'cases' | 'outcomes' | 'pending' | 'sheets'> {
  position: Position
}

/** Up to where each shard file, made at `made`, still holds because nothing in it has changed since. */
export interface IndexFile extends Made {
  shards: ({ made: Position; reflects: Position } | null)[]
}

type CaseRow = [CaseId, number, string, Instant, Facts, number[], string]
type SheetRow = [CaseId, number, LedgerRow[], [MessageId, string][]]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const isPosition = (value: unknown): value is Position =>
  isRecord(value) &&
  isCount(value['bytes']) &&
  isCount(value['line']) &&
  isCount(value['start']) &&
  typeof value['check'] === 'string'

const isMade = (value: unknown): value is Record<string, unknown> & Made =>
  isRecord(value) && value['format'] === 1 && typeof value['app'] === 'string'

const isCaseRow = (row: unknown): row is CaseRow =>
  Array.isArray(row) &&
  row.length === 7 &&
  typeof row[0] === 'string' &&
  isCount(row[1]) &&
  typeof row[2] === 'string' &&
  typeof row[3] === 'string' &&
  isRecord(row[4]) &&
  Array.isArray(row[5]) &&
  row[5].length === row[1] &&
  typeof row[6] === 'string'

const isSheetRow = (row: unknown): row is SheetRow =>
  Array.isArray(row) &&
  row.length === 4 &&
  typeof row[0] === 'string' &&
  isCount(row[1]) &&
  Array.isArray(row[2]) &&
  Array.isArray(row[3])

const isOutcomeRow = (row: unknown): row is [string, number] =>
  Array.isArray(row) && row.length === 2 && typeof row[0] === 'string' && isCount(row[1])

const isPending = (row: unknown): row is Pending =>
  isRecord(row) && typeof row['cause'] === 'string' && typeof row['at'] === 'string' && isRecord(row['send'])

const isListOf = <Row>(rows: unknown, is: (row: unknown) => row is Row): rows is Row[] =>
  Array.isArray(rows) && rows.every(is)

function* listed<Row>(name: string, rows: Iterable<Row>): Iterable<string> {
  yield `,\n"${name}":[`
  let comma = ''
  for (const row of rows) {
    yield `${comma}\n${JSON.stringify(row)}`
    comma = ','
  }
  yield ']'
}

function* rowsOf({ cases, sheets }: ShardFile): Iterable<{ case: CaseRow } | { sheet: SheetRow }> {
  for (const { id, version, head, began, facts, places, text } of cases.values()) {
    // Only cases with an event are kept.
    if (began !== null) yield { case: [id, version, head, began, facts, places.slice(0, version), text] }
  }
  for (const [id, { settled, rows, messages }] of sheets) {
    yield { sheet: [id, settled, [...rows.values()], [...messages]] }
  }
}

export const shardForm: Form<ShardFile> = {
  *pieces(shard) {
    const { format, app, position, outcomes, pending } = shard
    yield JSON.stringify({ format, app, position }).slice(0, -1)
    yield* listed('rows', rowsOf(shard))
    yield* listed('outcomes', outcomes)
    yield* listed('pending', pending)
    yield '}\n'
  },
  read(json) {
    if (!isMade(json)) return undefined
    const { format, app, position, rows, outcomes, pending } = json
    if (!isPosition(position) || !isListOf(rows, isRecord)) return undefined
    if (!isListOf(outcomes, isOutcomeRow) || !isListOf(pending, isPending)) return undefined
    const cases: ShardFile['cases'] = new Map()
    const sheets: ShardFile['sheets'] = new Map()
    for (const { case: kept, sheet } of rows) {
      if (isCaseRow(kept)) {
        const [id, version, head, began, facts, places, text] = kept
        cases.set(id, new Kept(id, version, head, began, sealed(facts), places, { text }))
      } else if (isSheetRow(sheet)) {
        const [id, settled, ledger, messages] = sheet
        const byKey = new Map(sealed(ledger).map((row) => [row.key, row]))
        sheets.set(id, { settled, rows: byKey, messages: new Map(messages) })
      } else return undefined
    }
    return { format, app, position, cases, sheets, outcomes: new Map(outcomes), pending: sealed(pending) }
  },
}

const isHolding = (value: unknown): value is { made: Position; reflects: Position } | null =>
  value === null || (isRecord(value) && isPosition(value['made']) && isPosition(value['reflects']))

export const indexForm: Form<IndexFile> = {
  pieces: (index) => [`${JSON.stringify(index)}\n`],
  read(json) {
    if (!isMade(json) || !isListOf(json['shards'], isHolding)) return undefined
    return { format: json.format, app: json.app, shards: json['shards'] }
  },
}
