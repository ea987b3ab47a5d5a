import { beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../playground/gallery/catalogue.js'
import * as rounds from '../../playground/gallery/rounds.js'
import { ACTS } from '../../src/bot/acts.js'
import { assembleBot, type Bot, registry } from '../../src/bot/bot.js'
import { possibilities, WORDS, type WordId, wishedWord, wordOf } from '../../src/bot/words.js'
import { ButtonValue } from '../../src/cards/button.js'
import type { CaseId, ChatId, MessageId, PersonId } from '../../src/domain/ids.js'
import { instantOf } from '../../src/domain/instant.js'
import { type Role, standingsOf } from '../../src/domain/roster.js'
import { normalise } from '../../src/language/normalise.js'
import type { Conversation } from '../../src/procedures/conversation/conversation.js'
import type { Said } from '../../src/procedures/conversation/said.js'
import { editionsFrom } from '../../src/rules/rulebook/editions.js'
import { memoryStore } from '../../src/store/memory.js'
import type { Store } from '../../src/store/port.js'
import { buttonsOf } from '../cards/card-reading.js'
import { manualClock } from './manual-clock.js'
import { ScriptedCourier } from './scripted-courier.js'

const ROSTER = rounds.committee(3)
const PEOPLE: Record<Role | 'stranger', PersonId> = {
  chair: 'ou_chair' as PersonId,
  office: 'ou_office' as PersonId,
  leader: 'ou_m0' as PersonId,
  liaison: 'ou_l0' as PersonId,
  applicant: 'ou_app' as PersonId,
  stranger: 'ou_nobody' as PersonId,
}
const ROLES = Object.keys(PEOPLE) as (Role | 'stranger')[]
const NOW = '2026-10-12T01:00:00.000Z'
const CASE = rounds.CASE as CaseId

let bot: Bot
let store: Store
let events = 0

beforeAll(async () => {
  store = memoryStore(registry.fold)
  bot = await assembleBot({
    store,
    courier: new ScriptedCourier(),
    clock: manualClock(NOW),
    editions: editionsFrom([]),
    roster: { roster: ROSTER, source: 'test' },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  })
  const proposed = rounds.proposed()
  await store.append({
    case: CASE,
    expected: 0,
    cause: 'test',
    at: instantOf(Date.parse(NOW)),
    arrived: instantOf(Date.parse(NOW)),
    actor: proposed.by,
    via: null,
    events: [{ basis: '4.4.b', event: proposed.event }],
    outcome: { case: CASE, result: 'done', answer: { refusal: null, draft: null } },
  })
})

const mayNot = (name: string) => new RegExp(`「${name}」由.+办理，您不能办理`)

async function press(role: Role | 'stranger', act: string): Promise<string> {
  events += 1
  const person = PEOPLE[role]
  const row = ACTS[act]
  const talks = row?.does !== 'command' && row?.does !== 'resend'
  const { body } = await bot.receive({
    kind: 'press',
    id: `press-${events}`,
    at: instantOf(Date.parse(NOW)),
    by: person,
    value: { c: talks ? `talk/${person}` : CASE, k: `opinion/${rounds.unit(0)}/1`, a: act, v: 0 },
    name: null,
    form: {},
    message: 'om_x' as MessageId,
    chat: 'oc_x' as ChatId,
  })
  return (body as { toast?: { content: string } }).toast?.content ?? ''
}

async function say(role: Role | 'stranger', text: string): Promise<Said | undefined> {
  events += 1
  const person = PEOPLE[role]
  await bot.receive({
    kind: 'message',
    id: `event-${events}`,
    message: `om_${events}` as MessageId,
    at: instantOf(Date.parse(NOW)),
    from: person,
    chat: `oc_${person}` as ChatId,
    chatType: 'private',
    text,
    mentioned: false,
    parent: null,
    messageType: 'text',
  })
  const { state } = await store.load(`talk/${person}` as CaseId)
  return (state as Conversation).exchanges.at(-1)?.said
}

describe.each(ROLES)('%s', (role) => {
  const may = ({ who }: { who: readonly Role[] | 'anyone' }) =>
    who === 'anyone' || (role !== 'stranger' && who.includes(role))
  const acts = Object.entries(ACTS)
  const words = Object.values(WORDS).flatMap((word) => word.says.map((text) => ({ ...word, text })))

  test.each(acts.filter(([, row]) => may(row)))('may do %s', async (act, { name }) => {
    expect(await press(role, act)).not.toMatch(mayNot(name))
  })

  test.each(acts.filter(([, row]) => !may(row)))(
    'may not do %s: told why, and nothing is kept of it',
    async (act, { name }) => {
      const before = (await store.load(CASE)).version
      const content = await press(role, act)
      expect(content).toMatch(mayNot(name))
      expect(content).toMatch(/（依据 .+）$/)
      expect((await store.load(CASE)).version).toBe(before)
      expect(await store.outcome(`press-${events}`)).toBeUndefined()
    },
  )

  test.each(words.filter(may))('may say $text', async ({ text }) => {
    expect((await say(role, text))?.is).not.toBe('refusal')
  })

  test.each(words.filter((word) => !may(word)))('is told who may say $text', async ({ text, says }) => {
    expect(await say(role, text)).toMatchObject({
      is: 'refusal',
      basis: '系统规定',
      why: expect.stringMatching(mayNot(says[0])),
    })
  })

  test('the help card lists what works, and nothing else', async () => {
    const listed = possibilities(standingsOf(ROSTER, PEOPLE[role])).map(({ word }) => word)
    const working: string[] = []
    for (const { says } of Object.values(WORDS)) {
      if (says[0] !== '帮助' && (await say(role, says[0]))?.is !== 'refusal') working.push(says[0])
    }
    expect(listed).toEqual(working)
  })
})

describe('who decides, by clause', () => {
  test.each([
    ['round.start', 'chair', '4.4.a'],
    ['round.return', 'chair', '4.4.a'],
    ['sign.agree', 'chair', '4.2.b'],
    ['sign.oppose', 'chair', '4.2.b'],
    ['sign.back', 'chair', '4.2.b'],
    ['sign.meeting', 'chair', '4.2.a'],
    ['round.propose', 'office', '4.4.a'],
    ['opinion.agree', 'leader', '4.2.b'],
    ['opinion.amend', 'leader', '4.2.b'],
    ['opinion.oppose', 'leader', '4.2.b'],
    ['opinion.other', 'leader', '4.2.b'],
    ['proxy.confirm', 'leader', '4.2.b'],
  ])('%s: nobody but the %s', (act, role, basis) => {
    expect(ACTS[act]).toMatchObject({ who: [role], basis })
  })

  test('no act but those of talking is open to anyone', () => {
    const open = Object.entries(ACTS).filter(([, { who }]) => who === 'anyone')
    expect(open.map(([act]) => act).sort()).toEqual([
      'ask.fact',
      'ask.question',
      'clause.page',
      'clause.read',
      'talk.say',
    ])
  })
})

describe('words', () => {
  const all = (Object.entries(WORDS) as [WordId, (typeof WORDS)[WordId]][]).flatMap(([id, { says }]) =>
    says.map((word) => ({ id, word })),
  )

  test('no two answer to the same text, and each to its own', () => {
    expect(new Set(all.map(({ word }) => word)).size).toBe(all.length)
    for (const { id, word } of all) expect(wordOf(normalise(word))).toBe(id)
  })

  test.each([
    ['帮我发起书面征询', 'propose'],
    ['请帮我发起一件新的书面征询吧', 'propose'],
    ['我想看看征询进度', 'progress'],
    ['查一下我的待办', undefined],
    ['书面征询要多久', undefined],
    ['怎么发起书面征询', undefined],
    ['发起书面征询', undefined],
    ['120万的项目走什么流程', undefined],
  ])('a wish is known by the word it is about: %s', (text, id) => {
    expect(wishedWord(normalise(text))).toBe(id)
  })
})

describe('buttons and acts belong together', () => {
  const values = catalogue().flatMap((entry) => buttonsOf(entry.made()).map(({ value }) => value))

  test('every button of every card carries an act of the table, for a case of its kind', () => {
    expect(values.length).toBeGreaterThan(300)
    for (const value of values) {
      expect(ButtonValue.parse(value)).toEqual(value)
      const row = ACTS[value.a]
      const kind = (value.t ?? value.c).split('/')[0]
      expect([value.a, row?.does === 'command' ? row.kind : kind]).toEqual([value.a, row && kind])
    }
  })

  test('every act of the table stands on some card', () => {
    expect([...new Set(values.map(({ a }) => a))].sort()).toEqual(Object.keys(ACTS).sort())
  })
})
