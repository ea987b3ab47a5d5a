import { expect, test } from 'vitest'
import { checkCard } from '../../playground/emulator/card/check.js'

const PEOPLE: ReadonlySet<string> = new Set(['ou_a', 'ou_b'])
const IMAGES: ReadonlySet<string> = new Set(['img_v3_a'])

/** The codes of everything a card is refused for, in a town of two people with one picture. */
export const codes = (card: unknown): number[] => checkCard(card, PEOPLE, IMAGES).map(({ code }) => code)

/** The rule, the card that just passes, the smallest card that breaks it, and the code it is refused with. */
export type Edge = readonly [rule: string, passes: unknown, breaks: unknown, code: number]

/** One test a rule: edge beside edge, and the fault is the only one. */
export function edges(rows: readonly Edge[]): void {
  test.each(rows)('%s', (_, passes, breaks, code) => {
    expect(codes(passes)).toEqual([])
    expect(codes(breaks)).toEqual([code])
  })
}

export const BAD = 200621
export const many = (count: number, make: (index: number) => unknown): unknown[] =>
  Array.from({ length: count }, (_, index) => make(index))
