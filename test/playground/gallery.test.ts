import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fieldsOf } from '../../playground/emulator/card/client.js'
import { catalogue } from '../../playground/gallery/catalogue.js'
import { nameOf, SEES } from '../../playground/gallery/entry.js'
import { FIRST_CHOICE, SAMPLES } from '../../playground/page/samples.js'
import { galleryService } from '../../playground/services/gallery.js'
import { tagged } from '../cards/card-reading.js'
import { unreached } from '../cards/reached.js'

const entries = catalogue()

/** What no entry can reach, by the place and the words of the code, and why. Whatever is not listed must be reached. */
const BEYOND: readonly (readonly [at: string, code: RegExp, why: string])[] = [
  ['', /^\?\? /, 'a default that only the type asks for'],
  ['', /^default: return \w+;/, 'every case is there: the type says so'],
  ['', /^$/, 'the end of a loop that is left by return'],
  ['conversation/carried-facts.ts', /^(: null|catch)/, 'buttons of an older version of the program'],
  ['conversation/answer-card.ts', /另有\$\{left\}条/, 'no answer rests on more clauses than a card holds'],
  [
    'conversation/clauses-card.ts',
    /line/,
    'no word of this edition stands for several clauses by another name',
  ],
  [
    'conversation/clauses-card.ts',
    /^\? (\[\]|edition\.docNo)/,
    'no list without clauses, no clause outside the document',
  ],
  ['conversation/clauses-card.ts', /^return 1;/, 'a clause that was found is on one of its pages'],
  ['conversation/progress-card.ts', /^: ""/, 'a round under way has a deadline'],
  ['broadcast/broadcast-view.ts', /^return \[\];/, 'a case without a notice has no events, and is not asked'],
  ['topic/topic-view.ts', /^return \[\];/, 'a case without a proposal has no events, and is not asked'],
  ['elements.ts', /^\? 0/, 'a round that counts has seats'],
  ['grounds.ts', /^\? \[\]/, 'every refusal names the next step'],
  ['settings/setting-form.ts', /^\? null/, 'opening a form is never refused to the office'],
  ['settings/setting-form.ts', /^\? \{\}/, 'every line to be typed in has a hint'],
  ['settings/standing.ts', /^\? 1/, 'the order in which the years are kept'],
  ['wording.ts', /^\? words/, 'no sentence of ours comes with its own mark'],
  ['written-round/approve.ts', /^\? ""/, 'a round that was started has the day of its start'],
  ['written-round/ending-cards.ts', /^: ""/, 'a result is told of a signed round alone'],
  ['written-round/status.ts', /^case "none":/, 'nothing is shown of what was never proposed'],
  ['written-round/view.ts', /^return \[\];/, 'nothing is shown of what was never proposed'],
  ['written-round/view.ts', /^card\d* = build/, 'the last resort of a card that would be too large'],
]

test('every function and every branch of the cards is reached by some entry', async () => {
  const left = await unreached(
    'src/cards',
    `import { catalogue } from './playground/gallery/catalogue.js'
     import { SIZES } from './test/cards/sizes.js'
     for (const size of Object.values(SIZES))
       for (const entry of catalogue(size)) entry.made()`,
  )
  const excuse = ({ at, code }: (typeof left)[number]) =>
    BEYOND.find(([place, words]) => at.startsWith(`src/cards/${place}`) && words.test(code))
  const told = left.filter((one) => !excuse(one)).map(({ kind, at, code }) => `${kind} ${at} ${code}`)
  expect(told).toEqual([])
  const used = new Set(left.map(excuse))
  expect(BEYOND.filter((one) => !used.has(one)).map(([place, words]) => `${place} ${words}`)).toEqual([])
}, 60_000)

describe('what there is to be shown', () => {
  test('every key that a view gives its messages stands on some entry', () => {
    const views = readdirSync('src/cards', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('view.ts'),
    )
    const given = views.flatMap((name) =>
      [...readFileSync(`src/cards/${name}`, 'utf8').matchAll(/`([a-z]+\/(?:\$\{[^}]*\}|[a-z/])+)`/g)].map(
        ([, key = '']) => key.replace(/\$\{[^}]*\}/g, '*'),
      ),
    )
    const shapes = new Set(given)
    expect(shapes.size).toBeGreaterThan(12)
    const fits = (shape: string, key: string | null) =>
      key !== null && new RegExp(`^${shape.replaceAll('*', '[^/]+')}$`).test(key)
    expect([...shapes].filter((shape) => !entries.some(({ key }) => fits(shape, key)))).toEqual([])
  })

  test('every field for which the page has an example stands on some card', () => {
    const labels = new Set(entries.flatMap((entry) => fieldsOf(entry.made()).map(({ label }) => label)))
    const examples = [...Object.keys(SAMPLES), ...FIRST_CHOICE]
    expect(examples.filter((label) => !labels.has(label))).toEqual([])
  })

  test('every name once, without white space; every kind of reader has cards', () => {
    const names = entries.map(nameOf)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(names.filter((name) => /[\s#?]/.test(name))).toEqual([])
    expect(SEES.filter((sees) => !entries.some((entry) => entry.sees === sees))).toEqual([])
  })
})

test('no two entries are the same card', () => {
  const seen = new Map<string, string>()
  const same = entries.flatMap((entry) => {
    const card = JSON.stringify(entry.made().body) + JSON.stringify(entry.made().header)
    const before = seen.get(card)
    seen.set(card, nameOf(entry))
    return before ? [`${before} = ${nameOf(entry)}`] : []
  })
  expect(same).toEqual([])
})

test('the address of the page gives every entry with its card', async () => {
  const answer = (await galleryService().get?.['/api/gallery']?.(new URLSearchParams())) as {
    cards: { id: string; json: unknown }[]
  }
  expect(answer.cards.map(({ id }) => id)).toEqual(entries.map(nameOf))
  expect(tagged(answer.cards[0]?.json).length).toBeGreaterThan(3)
})
