import {
  after,
  numbered,
  proposed,
  type Shown,
  type Step,
  shown,
  started,
  unit,
} from '../../../playground/gallery/rounds.js'
import type { Card } from '../../../src/cards/card.js'
import type { Draft } from '../../../src/cards/message.js'
import type { Refusal } from '../../../src/domain/refusal.js'

export const BEGUN = [proposed(), numbered, started(3)]
export const sees = (...steps: Step[]): Shown => shown(after(...steps), 3)
export const opinionKey = (n: number, cycle = 1) => `opinion/${unit(n)}/${cycle}`
export const tagOf = (card: Card) => card.header.text_tag_list?.[0]?.text.content

export const no = (refused: string, more: Partial<Refusal> = {}): Refusal => ({
  refused,
  why: '请写明具体意见。',
  basis: '系统规定',
  next: '请填写后再点。',
  ...more,
})
export const draft = (act: string, typed: Record<string, string> = {}, refusal?: Refusal): Draft => ({
  act,
  typed,
  ...(refusal ? { refusal } : {}),
})
