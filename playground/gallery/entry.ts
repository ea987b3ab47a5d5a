import type { Card } from '../../src/cards/card.js'

/** Whom a card is for. */
export const SEES = [
  '办公室',
  '分管副区长',
  '成员单位领导',
  '联络员',
  '申报单位',
  '其他人员',
  '全体',
] as const
export type Sees = (typeof SEES)[number]

/** One card in one state. Procedure, card and state together name it. */
export interface Entry {
  /** 「书面征询」 */
  procedure: string
  /** What kind of card: 「书面意见」. */
  card: string
  sees: Sees
  /** 「待反馈」, 「退回修改」: how the matter stands, or what was just tried on the card. */
  state: string
  /** Key of its message in its case; null for what stands in place of a message that is gone. */
  key: string | null
  /** The card, made by its builder. */
  made(): Card
}

/** How an entry is named in an address and in a report: 「书面征询/书面意见/待反馈」. */
export const nameOf = ({ procedure, card, state }: Pick<Entry, 'procedure' | 'card' | 'state'>): string =>
  `${procedure}/${card}/${state}`

/** The value, worked out when it is first asked for. */
export function once<Value>(work: () => Value): () => Value {
  let found: { value: Value } | null = null
  return () => {
    found ??= { value: work() }
    return found.value
  }
}
