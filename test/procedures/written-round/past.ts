import type { UnitName } from '../../../src/domain/ids.js'
import type { Instant } from '../../../src/domain/instant.js'
import type { Proposal, Round, RoundEvent, Stance } from '../../../src/procedures/written-round/state.js'
import { writtenRound } from '../../../src/procedures/written-round/written-round.js'
import {
  AUDIT,
  at,
  bench,
  CHAIR,
  FINANCE,
  JUSTICE,
  leader,
  OFFICE,
  type Past,
  ROSTER,
  SYSTEM,
} from '../given.js'

export const { given, when, record, contextOf } = bench(writtenRound, 'round/4f2a91c0')

type Did = Past<RoundEvent>

/** Thursday; the morning before is Wednesday 14 October 09:00, the morning after Friday 16 October 09:00. */
export const DEADLINE = at('2026-10-15 18:00')

export const PROPOSAL: Proposal = {
  title: '政务云扩容',
  description: '扩容两个机柜',
  research: '已赴三家单位调研',
  advice: '建议同意',
  special: '汛期前须完成，不能及时召开会议',
  deadline: DEADLINE,
  link: 'https://example.cn/m',
  project: '',
  applicant: null,
  visibility: 'office',
}

/** The form as the platform hands it over, filled in as for `PROPOSAL`. */
export const FIELDS: Record<string, unknown> = {
  title: '政务云扩容',
  description: '扩容两个机柜',
  research: '已赴三家单位调研',
  advice: '建议同意',
  special: '汛期前须完成，不能及时召开会议',
  deadline: '2026-10-15 18:00 +0800',
  link: 'https://example.cn/m',
}

export const proposed = (proposal: Partial<Proposal> = {}): Did => ({
  by: OFFICE,
  event: {
    did: 'Proposed',
    proposal: { ...PROPOSAL, ...proposal },
    form: { case: 'talk/ou_office/oc_1', key: 'form/1' },
    chair: ROSTER.chair.openId,
    office: ROSTER.office.map((person) => person.openId),
  },
})
export const returned = (reason = '请补充调研情况'): Did => ({
  by: CHAIR,
  event: { did: 'Returned', reason },
})
export const revised = (proposal: Partial<Proposal> = {}): Did => ({
  by: OFFICE,
  event: { did: 'Revised', proposal: { ...PROPOSAL, ...proposal } },
})
export const started = (when?: Instant): Did => ({
  by: CHAIR,
  event: { did: 'Started', seats: ROSTER.members, groupChat: ROSTER.groupChat ?? null },
  ...(when && { at: when }),
})
export const gave = (unit: UnitName, stance: Stance, text = '', version = 1, when?: Instant): Did => ({
  by: leader(unit),
  event: { did: 'OpinionGiven', unit, version, stance, text, channel: 'card', overdue: false },
  ...(when && { at: when }),
})
export const enteredProxy = (unit: UnitName, id = 1): Did => ({
  by: OFFICE,
  event: { did: 'ProxyEntered', unit, id, stance: '同意', text: '电话告知同意', reason: '出差' },
})
export const deniedProxy = (unit: UnitName, id = 1): Did => ({
  by: leader(unit),
  event: { did: 'ProxyDenied', unit, id },
})
export const confirmedProxy = (unit: UnitName, id = 1): Did => ({
  by: leader(unit),
  event: { did: 'ProxyConfirmed', unit, id, version: 1, overdue: false },
})
export const remindedByOffice = (
  units: UnitName[],
  stage: 'open' | 'eve' | 'overdue',
  when?: Instant,
): Did => ({
  by: OFFICE,
  event: { did: 'Reminded', cycle: 1, stage, units, by: 'office' },
  ...(when && { at: when }),
})
export const deadlinePassed = (): Did => ({ by: SYSTEM, event: { did: 'DeadlinePassed' } })
export const submitted = (n = 1, missing: UnitName[] = [], reason = ''): Did => ({
  by: OFFICE,
  event: { did: 'Submitted', n, missing, reason },
})
export const sentBack = (text = ''): Did => ({ by: CHAIR, event: { did: 'SentBack', text } })
export const reopened = (deadline: Instant, when?: Instant): Did => ({
  by: OFFICE,
  event: { did: 'Reopened', deadline },
  ...(when && { at: when }),
})
export const signed = (digest: number, decision: '同意' | '不同意' = '同意'): Did => ({
  by: CHAIR,
  event: { did: 'Signed', decision, text: decision, result: null, digest },
})
export const moved = (): Did => ({ by: CHAIR, event: { did: 'MovedToMeeting', text: '' } })
export const terminated = (reason = '事项已撤回'): Did => ({
  by: OFFICE,
  event: { did: 'Terminated', reason },
})

/** Everybody has answered. */
export const ALL_GAVE: Did[] = [
  gave(FINANCE, '同意'),
  gave(JUSTICE, '其他意见', '注意合规'),
  gave(AUDIT, '同意'),
]

/** One round in each phase. */
export const IN: Record<Round['phase'], Round> = {
  none: given(),
  proposed: given(proposed()),
  returned: given(proposed(), returned()),
  collecting: given(proposed(), started()),
  submitted: given(proposed(), started(), ...ALL_GAVE, submitted()),
  'sent-back': given(proposed(), started(), ...ALL_GAVE, submitted(), sentBack()),
  decided: given(proposed(), started(), ...ALL_GAVE, submitted(), signed(3)),
  'to-meeting': given(proposed(), started(), ...ALL_GAVE, submitted(), moved()),
  terminated: given(proposed(), started(), terminated()),
}
