import { describe, expect, test } from 'vitest'
import { checkCard } from '../../playground/emulator/card/check.js'
import { catalogue } from '../../playground/gallery/catalogue.js'
import { nameOf } from '../../playground/gallery/entry.js'
import {
  after,
  confirmed,
  deadlinePassed,
  denied,
  entered,
  gave,
  gaveLate,
  movedToMeeting,
  numbered,
  proposed,
  reminded,
  reopened,
  returned,
  revised,
  type Step,
  sentBack,
  shown,
  signed,
  started,
  submitted,
  terminated,
  unit,
} from '../../playground/gallery/rounds.js'
import type { Draft, Message } from '../../src/cards/message.js'
import type { Refusal } from '../../src/domain/refusal.js'
import type { Stance } from '../../src/procedures/written-round/state.js'
import { faultsOf } from './card-faults.js'
import { COLOURS, foreignWords, isOfList, looksOf, stateWord } from './card-look.js'
import { buttonsOf, tagged } from './card-reading.js'
import { SIZES } from './sizes.js'

const LONGEST = '意'.repeat(1000)
const REPLY = '长'.repeat(20_000)
const STANCE_OF = (n: number): Stance =>
  (['同意', '同意但有修改意见', '不同意', '其他意见'] as const)[n % 4] ?? '同意'

/** Every phase of a round, each a list of steps; texts as given. */
function phases(units: number, text: string, reply: string): Record<string, Step[]> {
  const name = Array.from(text).slice(0, 200).join('') || '政务云扩容'
  const matter = {
    title: name,
    description: text,
    research: text,
    advice: text,
    special: text,
    project: text === '' ? '' : name,
    applicant: '区卫生健康委' as never,
    visibility: 'all' as const,
  }
  const all = Array.from({ length: units }, (_, n) => n)
  const begun = [proposed(matter), numbered, started(units)]
  const given = all.slice(3).map((n) => gave(n, STANCE_OF(n), text))
  const some = [
    ...begun,
    ...given,
    entered(0, '不同意', text, text),
    entered(1, '不同意', text, text),
    denied(1),
    reminded('eve', [unit(0), unit(1), unit(2)]),
    reminded('overdue', [unit(0), unit(1), unit(2)]),
    deadlinePassed,
  ]
  const missing = [unit(0), unit(1), unit(2)]
  const before = [...some, submitted(1, missing, text)]
  const changed = [
    ...before,
    ...all.map((n) =>
      gave(n, '不同意', n === 5 ? reply : text, {
        version: n < 3 ? 1 : 2,
        when: '2026-10-16 10:00',
        channel: 'reply',
        overdue: true,
      }),
    ),
  ]
  return {
    'just proposed': [proposed(matter)],
    'waiting for the chair': [proposed(matter), numbered],
    returned: [proposed(matter), numbered, returned(text)],
    'revised and waiting': [proposed(matter), numbered, returned(text), revised(matter)],
    'collecting, nobody yet': begun,
    'collecting, some missing and overdue': some,
    'collecting, all given': [...some, confirmed(0), gave(1, '同意', ''), gave(2, '同意', text)],
    'collecting, all by long replies': [
      ...begun,
      ...all.map((n) => gave(n, STANCE_OF(n), n < 6 ? reply : text)),
    ],
    submitted: before,
    'submitted and changed since': changed,
    'sent back': [...changed, sentBack(text)],
    'asked again': [...changed, sentBack(text), reopened],
    'submitted again': [...changed, sentBack(text), reopened, submitted(2)],
    decided: [
      ...before,
      signed('不同意', text, '列入后备库'),
      gaveLate(0, '不同意', reply),
      gaveLate(4, '同意', text, 2),
    ],
    'moved to a meeting': [...before, movedToMeeting(text)],
    terminated: [...some, terminated(text)],
    'terminated after a return': [proposed(matter), numbered, returned(text), terminated(text)],
  }
}

const REFUSAL: Refusal = {
  refused: 'NEEDS_REASON',
  why: `尚有单位未反馈：${Array.from({ length: 40 }, (_, n) => unit(n)).join('、')}。`,
  basis: '4.2.b',
  next: '请由联席会议办公室办理。',
}

/** Every way the card can be shown: as it is, and after each of its own buttons, refused or not, with everything typed. */
function drafts(message: Message, typed: string): (Draft | undefined)[] {
  const plain = message.card()
  const form = {
    text: typed,
    reason: typed,
    title: Array.from(typed).slice(0, 200).join(''),
    description: typed,
    research: typed,
    advice: typed,
    special: typed,
    deadline: '2026-10-22 18:00 +0800',
    unit: unit(0),
    stance: '不同意',
    result: '暂停',
  }
  const acts = buttonsOf(plain).map(({ value }) => value.a)
  if (acts.includes('round.proxy.open')) acts.push('round.proxy', 'round.submit.reason', 'round.terminate')
  if (acts.includes('opinion.edit')) acts.push('opinion.oppose')
  return [
    undefined,
    ...acts.flatMap((act): Draft[] => [
      { act, typed: form },
      { act, typed: form, refusal: REFUSAL },
      { act, typed: form, refusal: { ...REFUSAL, already: true } },
    ]),
  ]
}

describe.each(Object.entries(SIZES))('the gallery, %s', (_, size) => {
  const entries = catalogue(size)

  test('the platform takes every card, and no card breaks the rules of how cards look', () => {
    const faults = entries.flatMap((entry) => {
      const card = entry.made()
      const own = [...faultsOf(card).filter((fault) => !isOfList(entry, fault)), ...looksOf(entry, card)]
      const refused = checkCard(card).map(
        ({ code, place, message }) => `${code} ${place.join(' ')} ${message}`,
      )
      return [...own, ...refused].map((fault) => `${nameOf(entry)}: ${fault}`)
    })
    expect(faults).toEqual([])
  })
})

test('what the bot itself writes is Chinese, without exclamation marks and emoji', () => {
  const found = catalogue().flatMap((entry) =>
    foreignWords(entry.made()).map((words) => `${nameOf(entry)}: ${words}`),
  )
  expect(found).toEqual([])
})

test('every state word stands on some card, in each of its colours', () => {
  const seen = new Set(
    catalogue().map((entry) => {
      const card = entry.made()
      return `${stateWord(card)} ${card.header.template}`
    }),
  )
  const wanted = Object.entries(COLOURS).flatMap(([word, colours]) => colours.map((one) => `${word} ${one}`))
  expect(wanted.filter((one) => !seen.has(one))).toEqual([])
})

const UNDELIVERED = Array.from({ length: 40 }, (_, n) => ({
  key: `opinion/${unit(n)}/1`,
  receiver: unit(n),
  reason: '机器人不在可用范围',
}))

describe.each([
  { units: 3, text: '', reply: '', size: 'no texts' },
  { units: 4, text: '按图施工。\n第二行 <at id=all></at> **粗** "引"', reply: REPLY, size: 'short texts' },
  { units: 40, text: '按图施工。', reply: '按图施工。', size: '40 units, short texts' },
  { units: 14, text: LONGEST, reply: REPLY, size: '1,000 characters everywhere' },
  { units: 40, text: LONGEST, reply: REPLY, size: '40 units, 1,000 characters everywhere' },
  { units: 14, text: '𠮷'.repeat(1000), reply: '\n'.repeat(9) + REPLY, size: 'characters of four bytes' },
])('$units units, $size', ({ units, text, reply }) => {
  test.each(Object.entries(phases(units, text, reply)))(
    '%s: the platform takes every card, in every draft',
    (_, steps) => {
      const round = after(...steps)
      const { messages } = shown(round, units)
      expect(messages.length).toBeGreaterThan(0)
      const faults = messages.flatMap((message) =>
        drafts(message, text).flatMap((draft) =>
          faultsOf(message.card(draft)).map(
            (fault) => `${message.key} ${draft?.act ?? ''} ${draft?.refusal ? 'refused' : ''}: ${fault}`,
          ),
        ),
      )
      expect([...new Set(faults)]).toEqual([])
    },
  )

  test.each(Object.entries(phases(units, text, reply)))('%s: every key once', (_, steps) => {
    const { keys } = shown(after(...steps), units)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

test('forty undelivered cards leave the status card within its limits, with a button for the first ones', () => {
  const steps = phases(40, LONGEST, REPLY)['collecting, some missing and overdue'] ?? []
  const card = shown(after(...steps), 40, UNDELIVERED).card('status/ou_office')
  expect(faultsOf(card)).toEqual([])
  const resends = buttonsOf(card).filter(({ text }) => text === '重发')
  expect(resends.length).toBe(5)
  expect(resends[0]?.value).toMatchObject({ a: 'delivery.resend', p: { key: UNDELIVERED[0]?.key } })
})

test('what people wrote stands in plain text only: no card has an element that reads markup', () => {
  const typed = '<at id=all></at> **x** [a](http://b)'
  for (const steps of Object.values(phases(4, typed, typed))) {
    for (const message of shown(after(...steps), 4).messages) {
      const card = message.card()
      const holders = tagged(card).filter(
        ({ content }) => typeof content === 'string' && content.includes('<at id=all>'),
      )
      expect(holders.map(({ tag }) => tag).filter((tag) => tag !== 'plain_text')).toEqual([])
      expect(card.config.summary.content).not.toContain('<at')
    }
  }
})
