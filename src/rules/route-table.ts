import type { ClauseId } from './rulebook/edition.js'

/** Ways a project can go under 五（三）, and the two that lead out of it, by the clause that says so. */
export const ROUTES = [
  '1.2.b',
  '1.2.c',
  '5.5.5.b',
  '5.3.d',
  '5.3.g',
  '5.3.h',
  '5.3.f',
  '5.3.e.1',
  '5.3.a',
  '5.3.b',
  '5.3.c',
] as const satisfies readonly ClauseId[]
export type RouteId = (typeof ROUTES)[number]

/** 建设金额 against the two edges of 五（三）: both edges belong to the middle one. */
export type Band = 'low' | 'middle' | 'high'

/** Everything 五（三） looks at, each fact settled. */
export interface Settled {
  /** Not paid from 区级财力. */
  outside: boolean
  /** Odd hardware of 公用经费, telecom fees, rent, and nothing else. */
  excluded: boolean
  /** An approved project is to be altered. */
  change: boolean
  /** Second or third contract of an approved 招一续二. */
  renewal: boolean
  /** 等保 / 密评 fee as the whole matter. */
  fee: boolean
  /** Licensed software on the city's e-mart as the whole matter. */
  emart: boolean
  /** Every condition of 五（三）第6段 holds. */
  superior: boolean
  /** 两微一端. */
  info: boolean
  band: Band
  /** 纯软件开发和运维. */
  pure: boolean
}

const Y = true
const N = false
const any = '*'

/** The columns of the table, in its order. */
export const COLUMNS = [
  'outside',
  'excluded',
  'change',
  'renewal',
  'fee',
  'emart',
  'superior',
  'info',
  'band',
  'pure',
] as const

/**
 * 五（三） as a table: exactly one row fits every combination. Special words stand before general ones, and what takes
 * a matter out of the definition before both.
 */
export const TABLE: readonly (readonly [RouteId, ...(boolean | Band | '*')[]])[] = [
  //            outside excl. change renew. fee  emart super. info band      pure
  ['1.2.b', /**/ Y, any, any, any, any, any, any, any, any, any],
  ['1.2.c', /**/ N, Y, any, any, any, any, any, any, any, any],
  ['5.5.5.b', /**/ N, N, Y, any, any, any, any, any, any, any],
  ['5.3.d', /**/ N, N, N, Y, any, any, any, any, any, any],
  ['5.3.g', /**/ N, N, N, N, Y, any, any, any, any, any],
  ['5.3.h', /**/ N, N, N, N, N, Y, any, any, any, any],
  ['5.3.f', /**/ N, N, N, N, N, N, Y, any, any, any],
  ['5.3.e.1', /**/ N, N, N, N, N, N, N, Y, any, any],
  ['5.3.a', /**/ N, N, N, N, N, N, N, N, 'low', any],
  ['5.3.b', /**/ N, N, N, N, N, N, N, N, 'middle', any],
  ['5.3.b', /**/ N, N, N, N, N, N, N, N, 'high', Y],
  ['5.3.c', /**/ N, N, N, N, N, N, N, N, 'high', N],
]

/** What may still be true of every fact; a settled fact has one value. */
export type Open = { [K in keyof Settled]: readonly Settled[K][] }

/** A row of the table with nothing but the cells that say something. */
interface Row {
  route: RouteId
  cells: ReadonlyMap<keyof Settled, Settled[keyof Settled]>
}

const ROWS: readonly Row[] = TABLE.map(([route, ...cells]) => ({
  route,
  cells: new Map(
    COLUMNS.flatMap((column, at) => {
      const cell = cells[at]
      return cell === undefined || cell === any ? [] : [[column, cell] as const]
    }),
  ),
}))

/** Every row that fits: one, as the test over all combinations shows. */
export const rowsFor = (facts: Settled): RouteId[] =>
  ROWS.filter(({ cells }) => {
    for (const [column, cell] of cells) if (facts[column] !== cell) return false
    return true
  }).map(({ route }) => route)

/**
 * The rows that some completion of the open facts leads to. Every fact is open for itself, so a row is reached when each
 * of its cells can be met: no completion need be tried.
 */
export const rowsReached = (open: Open): Row[] =>
  ROWS.filter(({ cells }) => {
    for (const [column, cell] of cells) if (!(open[column] as readonly unknown[]).includes(cell)) return false
    return true
  })

/** Does this fact alone, all others held, lead from one of these rows to another route? */
export const decides = (column: keyof Settled, rows: readonly Row[]): boolean =>
  rows.some((one) => rows.some((other) => one.route !== other.route && meetBesides(column, one, other)))

/** Two rows that one case could fit but for this column. */
function meetBesides(column: keyof Settled, one: Row, other: Row): boolean {
  for (const [name, cell] of one.cells) {
    if (name === column) continue
    const theirs = other.cells.get(name)
    if (theirs !== undefined && theirs !== cell) return false
  }
  return true
}
