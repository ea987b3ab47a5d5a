import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, tagsIn } from '../../src/cards/limits.js'
import { fit, type Passage, sliceElements, spread } from '../../src/cards/packing.js'
import { lengthOf, opening } from '../../src/cards/wording.js'

const REST = { bytes: 6_000, tags: 60 }
const passage = (text: string, n = 0): Passage => ({ group: '不同意', head: `第${n}家`, text })

describe('spread', () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.integer({ min: 0, max: 5_000 }).map((length) => '意'.repeat(length)),
      fc.integer({ min: 0, max: 3_000 }).map((length) => '𠮷"\n'.repeat(length / 3)),
    ),
    { maxLength: 12 },
  )
  const rooms = fc.record({
    bytes: fc.integer({ min: -500, max: 6_000 }),
    tags: fc.integer({ min: -3, max: 60 }),
  })

  test('whatever the texts and the first room: the slices joined are the texts, in order', () => {
    fc.assert(
      fc.property(texts, rooms, (all, first) => {
        const passages = all.map(passage)
        const slices = spread(passages, first, REST).flat()
        const joined = passages.map((one) =>
          slices
            .filter((slice) => slice.passage === one)
            .map((slice) => slice.text)
            .join(''),
        )
        expect(joined).toEqual(all)
        expect(slices.map((slice) => passages.indexOf(slice.passage))).toEqual(
          slices.map((slice) => passages.indexOf(slice.passage)).sort((a, b) => a - b),
        )
      }),
    )
  })

  test('no card takes more than its room', () => {
    fc.assert(
      fc.property(texts, rooms, (all, first) => {
        spread(all.map(passage), first, REST).forEach((slices, n) => {
          const room = n === 0 ? first : REST
          const elements = slices.flatMap(sliceElements)
          if (slices.length === 0) return
          expect(bytesOf(elements)).toBeLessThanOrEqual(room.bytes)
          expect(tagsIn(elements)).toBeLessThanOrEqual(room.tags)
        })
      }),
    )
  })

  test('only the first card may stay empty', () => {
    const pages = spread([passage('意'.repeat(100))], { bytes: 10, tags: 60 }, REST)
    expect(pages.map((slices) => slices.length)).toEqual([0, 1])
  })

  test('a text that fits one card is not torn over two', () => {
    const pages = spread([passage('甲'.repeat(1_200)), passage('乙'.repeat(1_200), 1)], REST, REST)
    expect(pages.map((slices) => slices.map((slice) => lengthOf(slice.text)))).toEqual([[1_200], [1_200]])
  })

  test('a text longer than a card is continued, and says so', () => {
    const slices = spread([passage('甲'.repeat(4_000))], REST, REST).flat()
    expect(slices.map((slice) => slice.continued)).toEqual([false, true, true])
    expect(JSON.stringify(sliceElements(slices[1] as never))).toContain('（接上一张）')
  })

  test('no character is torn in two', () => {
    const slices = spread([passage('𠮷'.repeat(4_000))], REST, REST).flat()
    expect(slices.length).toBeGreaterThan(1)
    for (const { text } of slices) expect(text.replaceAll('𠮷', '')).toBe('')
  })
})

test.each([
  { text: '意'.repeat(10), bytes: 30, fits: true },
  { text: '意'.repeat(10), bytes: 29, fits: false },
  { text: '"'.repeat(5), bytes: 10, fits: true },
  { text: '"'.repeat(5), bytes: 9, fits: false },
])('fit: $text in $bytes bytes of JSON: $fits', ({ text, bytes, fits }) => {
  expect(fit(text, bytes) === text).toBe(fits)
  expect(fit(text, bytes).endsWith('（节选）')).toBe(!fits)
})

test('opening: nothing is shortened without 「（节选）」', () => {
  expect(opening('一二三', 3)).toBe('一二三')
  expect(opening('一二三四', 3)).toBe('一二三（节选）')
})
