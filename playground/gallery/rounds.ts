import type { Card } from '../../src/cards/card.js'
import type { Draft, Message, Undelivered, ViewContext } from '../../src/cards/message.js'
import { roundView } from '../../src/cards/written-round/view.js'
import type { UnitName } from '../../src/domain/ids.js'
import { type Instant, instantOf } from '../../src/domain/instant.js'
import { type Actor, Roster, SYSTEM } from '../../src/domain/roster.js'
import { evolve } from '../../src/procedures/written-round/evolve.js'
import {
  NO_ROUND,
  type Proposal,
  type Round,
  type RoundEvent,
  type Stance,
} from '../../src/procedures/written-round/state.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'

export const EDITION = loadEdition('yangpu-2021-4')
export const CASE = 'round/4f2a91c0'

/** 「2026-10-12 09:30」 in Shanghai. */
export const at = (shanghai: string): Instant =>
  instantOf(Date.parse(`${shanghai.replace(' ', 'T')}:00+08:00`))

const NAMES =
  '区委办公室（区委机要局） 区委网信办 区档案局 区委保密办（区保密局） 区司法局 区政府办公室（电子政务科、审改科） 区发展改革委 区科委（区信息委） 区财政局 区审计局 区地区办 区机管局（区政府采购中心） 区大数据中心 区城运中心'.split(
    ' ',
  )
export const unit = (n: number): UnitName =>
  (NAMES[n] ?? `第${n + 1}街道办事处（城市运行管理科）`) as UnitName

/** A committee of so many units, two people in the office and one applicant. */
export const committee = (units: number): Roster =>
  Roster.parse({
    committee: '杨浦区电子政务联席会议',
    rulebook: 'yangpu-2021-4',
    chair: { openId: 'ou_chair', title: '区政府分管副区长' },
    office: [
      { openId: 'ou_office', title: '联席会议办公室' },
      { openId: 'ou_office2', title: '联席会议办公室' },
    ],
    members: Array.from({ length: units }, (_, n) => ({
      unit: unit(n),
      leader: { openId: `ou_m${n}`, title: '分管领导' },
      liaisons: [{ openId: `ou_l${n}`, title: '联络员' }],
    })),
    applicants: [{ unit: '区卫生健康委', kind: '行政机关', people: [{ openId: 'ou_app', title: '信息科' }] }],
  })

export const PROPOSAL: Proposal = {
  title: '政务云扩容',
  description: '扩容两个机柜',
  research: '已赴三家单位调研',
  advice: '建议同意',
  special: '汛期前须完成，不能及时召开会议',
  deadline: at('2026-10-15 18:00'),
  link: 'https://example.cn/m',
  project: '',
  applicant: null,
  visibility: 'office',
}

export interface Step {
  by: Actor
  event: RoundEvent
  when?: string
}

const CHAIR: Actor = {
  person: 'ou_chair' as NonNullable<Actor['person']>,
  role: 'chair',
  unit: null,
  title: '分管副区长',
}
const OFFICE: Actor = {
  person: 'ou_office' as NonNullable<Actor['person']>,
  role: 'office',
  unit: null,
  title: '联席会议办公室',
}
const leader = (n: number): Actor => ({
  person: `ou_m${n}` as NonNullable<Actor['person']>,
  role: 'leader',
  unit: unit(n),
  title: '分管领导',
})

export const proposed = (proposal: Partial<Proposal> = {}): Step => ({
  by: OFFICE,
  event: {
    did: 'Proposed',
    proposal: { ...PROPOSAL, ...proposal },
    form: null,
    chair: CHAIR.person as never,
    office: [OFFICE.person as never],
  },
})
export const numbered: Step = { by: SYSTEM, event: { did: 'Numbered', number: '书面征询2026-001' } }
export const returned = (reason: string): Step => ({ by: CHAIR, event: { did: 'Returned', reason } })
export const revised = (proposal: Partial<Proposal> = {}): Step => ({
  by: OFFICE,
  event: { did: 'Revised', proposal: { ...PROPOSAL, ...proposal } },
})
export const started = (units: number): Step => ({
  by: CHAIR,
  event: { did: 'Started', seats: committee(units).members, groupChat: null },
  when: '2026-10-12 10:00',
})
export const gave = (
  n: number,
  stance: Stance,
  text: string,
  more: { version?: number; when?: string; overdue?: boolean; channel?: 'card' | 'reply' } = {},
): Step => ({
  by: leader(n),
  event: {
    did: 'OpinionGiven',
    unit: unit(n),
    version: more.version ?? 1,
    stance,
    text,
    channel: more.channel ?? 'card',
    overdue: more.overdue ?? false,
  },
  when: more.when ?? '2026-10-13 09:00',
})
export const gaveLate = (n: number, stance: Stance, text: string, version = 1): Step => ({
  by: leader(n),
  event: { did: 'LateOpinionReceived', unit: unit(n), version, stance, text, channel: 'reply' },
  when: '2026-10-20 09:00',
})
export const entered = (n: number, stance: Stance, text: string, reason = '电话告知', id = 1): Step => ({
  by: OFFICE,
  event: { did: 'ProxyEntered', unit: unit(n), id, stance, text, reason },
  when: '2026-10-13 15:00',
})
export const denied = (n: number, id = 1): Step => ({
  by: leader(n),
  event: { did: 'ProxyDenied', unit: unit(n), id },
})
export const confirmed = (n: number, id = 1): Step => ({
  by: leader(n),
  event: { did: 'ProxyConfirmed', unit: unit(n), id, version: 1, overdue: false },
})
export const reminded = (
  stage: 'open' | 'eve' | 'overdue',
  units: UnitName[],
  by: 'office' | 'clock' = 'office',
): Step => ({
  by: by === 'office' ? OFFICE : SYSTEM,
  event: { did: 'Reminded', cycle: 1, stage, units, by },
  when: '2026-10-14 09:00',
})
export const deadlinePassed: Step = { by: SYSTEM, event: { did: 'DeadlinePassed' } }
export const submitted = (n = 1, missing: UnitName[] = [], reason = ''): Step => ({
  by: OFFICE,
  event: { did: 'Submitted', n, missing, reason },
  when: '2026-10-16 09:00',
})
export const sentBack = (text: string): Step => ({ by: CHAIR, event: { did: 'SentBack', text } })
export const reopened: Step = {
  by: OFFICE,
  event: { did: 'Reopened', deadline: at('2026-10-22 18:00') },
  when: '2026-10-17 09:00',
}
export const signed = (
  decision: '同意' | '不同意',
  text: string,
  result: '同意' | '列入后备库' | null = null,
): Step => ({
  by: CHAIR,
  event: { did: 'Signed', decision, text, result, digest: 0 },
  when: '2026-10-18 09:00',
})
export const movedToMeeting = (text: string): Step => ({ by: CHAIR, event: { did: 'MovedToMeeting', text } })
export const terminated = (reason: string): Step => ({ by: OFFICE, event: { did: 'Terminated', reason } })

/** The state after these steps. */
export const after = (...steps: readonly Step[]): Round =>
  steps.reduce<Round>(
    (round, { by, event, when }, n) =>
      evolve(round, {
        case: CASE as never,
        seq: n + 1,
        at: at(when ?? '2026-10-12 09:00'),
        arrived: at(when ?? '2026-10-12 09:00'),
        actor: by,
        cause: `gallery-${n}`,
        via: null,
        basis: '系统规定',
        event,
        previous: '',
        hash: (n + 1).toString(16).padStart(8, '0').padEnd(64, 'e'),
      }),
    NO_ROUND,
  )

export interface Shown {
  messages: Message[]
  message: (key: string) => Message
  card: (key: string, draft?: Draft) => Card
  keys: string[]
}

/** What everyone sees of this round. */
export function shown(round: Round, units: number, undelivered: readonly Undelivered[] = []): Shown {
  const context: ViewContext = { case: CASE, roster: committee(units), edition: EDITION, undelivered }
  const messages = roundView.messages(round, context)
  const message = (key: string): Message => {
    const found = messages.find((one) => one.key === key)
    if (!found) throw new Error(`no message ${key} among ${messages.map((one) => one.key).join(', ')}`)
    return found
  }
  return {
    messages,
    message,
    card: (key, draft) => message(key).card(draft),
    keys: messages.map((one) => one.key),
  }
}
