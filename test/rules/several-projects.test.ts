import { expect, test } from 'vitest'
import { readFacts, writeFacts } from '../../src/cards/conversation/carried-facts.js'
import { routeAnswer } from '../../src/rules/answer-route.js'
import { yuan } from '../../src/rules/facts.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { wayInShort } from '../../src/rules/way-in-short.js'

const edition = loadEdition('yangpu-2021-4')
const of = (amount: number) => ({ amount: { min: yuan(amount), max: yuan(amount) } })
const several = [of(300_000), { ...of(2_300_000), pureSoftwareOrOps: false }]

test('projects asked about at once: each by its own amount, nothing asked back', () => {
  const answer = routeAnswer({ ...of(2_300_000), several }, edition)
  expect(answer.routes).toEqual(['5.3.a', '5.3.c'])
  expect(answer.ask).toBeNull()
  expect(answer.details).toEqual([
    expect.stringMatching(/^第1个：30万元，/),
    expect.stringMatching(/^第2个：230万元，/),
  ])
})

test('one that is open says on what it hangs, and does not decide for the others', () => {
  const answer = routeAnswer({ several: [of(300_000), of(2_300_000)] }, edition)
  expect(answer.routes).toEqual(['5.3.a', '5.3.b', '5.3.c'])
  expect(answer.details?.[0]).not.toContain('纯软件')
  expect(answer.details?.[1]).toContain('纯软件')
})

test('whether to apply together or apart is left to the office', () => {
  const { interpretation = [] } = routeAnswer({ several }, edition)
  expect(interpretation.join()).toContain('由联席会议办公室认定')
})

test('what is said of the unit holds for all of them', () => {
  const { routes, grounds } = routeAnswer({ several, standing: '事业单位', fund: 'none' }, edition)
  expect(routes).toEqual(['1.2.b'])
  expect(grounds).toContain('1.2.b')
})

test('in one line each is named', () => {
  const { conclusion } = wayInShort({ several }, edition)
  expect(conclusion).toContain('第1个')
  expect(conclusion).toContain('第2个')
})

test('a button carries them there and back', () => {
  expect(readFacts(writeFacts({ several }))).toEqual({ several })
})
