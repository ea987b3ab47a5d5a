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

/** Every row that fits: one, as the test over all combinations shows. */
export function rowsFor(facts: Settled): RouteId[] {
  return TABLE.filter(([, ...cells]) =>
    COLUMNS.every((column, at) => cells[at] === any || cells[at] === facts[column]),
  ).map(([route]) => route)
}
