import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCard } from '../../playground/emulator/card/check.js'
import { codes } from './card-edges.js'
import { anyCard } from './random-cards.js'
import { type Json, opinionCard, rollCallCard, voteCard } from './sample-cards.js'

const RUNS = { numRuns: 120 }

/** What stands in these is the bot's own. */
const FREE = ['chart_spec', 'value', 'rows', 'values']

interface Spot {
  holder: Json
  key: string
}

/** Every property of the platform's objects in a card, with the object that holds it. */
function spots(value: unknown, found: Spot[] = []): Spot[] {
  if (typeof value !== 'object' || value === null) return found
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) found.push({ holder: value as Json, key })
    if (!FREE.includes(key)) spots(inner, found)
  }
  return found
}

const holders = (card: Json) => [...new Set(spots(card).map(({ holder }) => holder))]

/** Properties with a list of allowed words. */
const LISTED = new Set(
  (
    'tag schema type size style template color direction flex_mode text_align text_size text_color horizontal_align ' +
    'vertical_align background_style scale_type icon_position icon_expanded_angle form_action_type input_type ' +
    'label_position data_type aspect_ratio color_theme width_mode row_height horizontal_spacing vertical_spacing width height'
  ).split(' '),
)

const cards = fc.oneof(
  { arbitrary: anyCard, weight: 9 },
  fc.constantFrom(voteCard, opinionCard, rollCallCard).map((make) => make()),
)
const seed = fc.nat()

test('a card of anything the platform has passes', () => {
  fc.assert(
    fc.property(cards, (card) => {
      expect(checkCard(card, new Set(['ou_a', 'ou_b']), new Set(['img_v3_a']))).toEqual([])
    }),
    RUNS,
  )
})

test('one unknown property anywhere is refused by its path', () => {
  fc.assert(
    fc.property(cards, seed, (drawn, at) => {
      const card = structuredClone(drawn)
      const found = holders(card)
      const holder = found[at % found.length] as Json
      holder['zz'] = 1
      const faults = checkCard(card)
      expect(faults.filter(({ value }) => value === 'zz')).toMatchObject([{ message: 'unknown property' }])
      expect(faults[0]?.place.at(-1)).toBe('zz')
    }),
    RUNS,
  )
})

test('one word outside its list anywhere is refused', () => {
  fc.assert(
    fc.property(cards, seed, (drawn, at) => {
      const card = structuredClone(drawn)
      const found = spots(card).filter(({ key }) => LISTED.has(key))
      const { holder, key } = found[at % found.length] as Spot
      holder[key] = 'zz'
      expect(codes(card)).not.toEqual([])
    }),
    RUNS,
  )
})

test('one value of another type anywhere is refused', () => {
  fc.assert(
    fc.property(cards, seed, (drawn, at) => {
      const card = structuredClone(drawn)
      const found = spots(card).filter(({ key }) => key !== 'value')
      const { holder, key } = found[at % found.length] as Spot
      const before = holder[key]
      holder[key] = Array.isArray(before) ? {} : typeof before === 'object' ? [] : { zz: before }
      expect(codes(card)).not.toEqual([])
    }),
    RUNS,
  )
})

test('one required property taken away is refused', () => {
  const needed = new Set(
    'tag schema config body elements columns content text options behaviors title update_multi'.split(' '),
  )
  fc.assert(
    fc.property(cards, seed, (drawn, at) => {
      const card = structuredClone(drawn)
      const found = spots(card).filter(({ holder, key }) => needed.has(key) && !optional(holder, key))
      const { holder, key } = found[at % found.length] as Spot
      delete holder[key]
      expect(codes(card)).not.toEqual([])
    }),
    RUNS,
  )
})

/** Is this one of the few places where a property needed elsewhere may be left out? */
const optional = (holder: Json, key: string): boolean =>
  (key === 'text' && holder['tag'] === 'checker') ||
  (key === 'options' && String(holder['tag']).endsWith('_person')) ||
  (key === 'behaviors' &&
    (holder['form_action_type'] !== undefined ||
      ['checker', 'input', 'overflow'].includes(String(holder['tag']))))

test('several faults come in the order in which they stand in the card', () => {
  fc.assert(
    fc.property(cards, fc.array(seed, { minLength: 2, maxLength: 5 }), (drawn, places) => {
      const card = structuredClone(drawn)
      const found = holders(card)
      places.forEach((at, index) => {
        const holder = found[at % found.length] as Json
        holder[`zz${index}`] = 1
      })
      const json = JSON.stringify(card)
      const names = places.map((_, index) => `zz${index}`)
      const wanted = names.sort((one, other) => json.indexOf(`"${one}"`) - json.indexOf(`"${other}"`))
      expect(checkCard(card).map(({ value }) => value)).toEqual(wanted)
    }),
    RUNS,
  )
})
