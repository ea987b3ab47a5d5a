import type { ChatId, PersonId, UnitName } from '../../domain/ids.js'
import type { Instant } from '../../domain/instant.js'
import type { Seat } from '../../domain/roster.js'
import type { Tick } from '../procedure.js'

/** 态度: the four quick forms of a written opinion. Never a vote: nothing is counted into a decision (四（六）). */
export const STANCES = ['同意', '同意但有修改意见', '不同意', '其他意见'] as const
export type Stance = (typeof STANCES)[number]

/** 处理结果 of a linked project (五（四）). */
export const RESULTS = ['同意', '列入后备库', '暂停', '未通过', '其他'] as const
export type Result = (typeof RESULTS)[number]

/** What the office lays before the chair. Texts as typed; empty string where nothing was typed. */
export interface Proposal {
  /** 事项 */
  title: string
  /** 事项说明 */
  description: string
  /** 调研情况 (四（四）第2句) */
  research: string
  /** 办公室意见和建议 (四（四）第2句) */
  advice: string
  /** 特殊情况说明: why no meeting can be held in time (四（二）第2句) */
  special: string
  /** 反馈截止 */
  deadline: Instant
  /** 材料链接, http(s), or empty */
  link: string
  /** 关联项目: number or name, or empty */
  project: string
  /** The applicant unit of the linked project, or null: its people are told the result on it, and nothing else. */
  applicant: UnitName | null
  /** 意见公开范围: 仅办公室和分管副区长, or 全体成员 (each then gets the summary after signing) */
  visibility: 'office' | 'all'
}

export interface Opinion {
  /** 1, 2, … within the seat. */
  version: number
  stance: Stance
  text: string
  at: Instant
  by: PersonId
  title: string
  /** Given on a card, by reply, or by confirming what the office had entered on behalf. */
  channel: 'card' | 'reply' | 'proxy'
  /** 逾期: given after the deadline. */
  overdue: boolean
  /** 签署后收到: stored, without effect. */
  late: boolean
  /** 回执: the first eight characters of the record's hash. */
  receipt: string
  /** Its place among all opinions of the round that count, by order of record: the digest's version with it. 0 when late. */
  order: number
}

/** 代录: entered by the office on behalf; counts as 未反馈 until the seat holder confirms it. */
export interface Proxy {
  id: number
  stance: Stance
  text: string
  reason: string
  by: PersonId
  at: Instant
  status: 'open' | 'confirmed' | 'denied'
}

export interface RoundSeat extends Seat {
  /** Every version; the last one that is not late counts. */
  opinions: readonly Opinion[]
  proxies: readonly Proxy[]
}

/** 催办 stages: while open, from one working day before the deadline, after it. */
export type Stage = 'open' | 'eve' | 'overdue'

/** One reminder as sent: to these units, in this stage of this cycle. */
export interface Reminder {
  cycle: number
  stage: Stage
  units: readonly UnitName[]
  at: Instant
  /** By the office (催办) or by the clock. */
  by: 'office' | 'clock'
}

/** One submission to the chair: what he is shown to sign. */
export interface Submission {
  /** 1, 2, … */
  n: number
  at: Instant
  missing: readonly UnitName[]
  /** Why it goes on without the missing units; empty when none is missing. */
  reason: string
}

export interface Signature {
  decision: '同意' | '不同意'
  text: string
  result: Result | null
  at: Instant
  receipt: string
}

/** The versions and texts that a digest shows, so that a later difference can be named. */
export type Phase =
  | 'none'
  | 'proposed'
  | 'returned'
  | 'collecting'
  | 'submitted'
  | 'sent-back'
  | 'decided'
  | 'to-meeting'
  | 'terminated'

/** 书面征询 (四（二）第2句): one matter decided by written opinions. */
export interface Round {
  phase: Phase
  /** 「书面征询2026-001」 once numbered, else null. */
  number: string | null
  proposal: Proposal | null
  /** Who of the office proposed it. */
  proposer: PersonId | null
  /** Chair and office of the day of the proposal: the people it waits for when it does not wait for members. */
  chair: PersonId | null
  office: readonly PersonId[]
  /** 1 with the first proposal, one more with each revised one. */
  revision: number
  /** 退回理由 of the last return, or empty. */
  returned: string
  startedAt: Instant | null
  /** 1 with the chair's start, one more with each 退回补充征求 that the office has reopened. */
  cycle: number
  /** When this cycle began: by the chair's start, or by the office's new deadline. */
  openedAt: Instant | null
  /** Roster of the day of the start: one seat a unit. */
  seats: readonly RoundSeat[]
  /** Has the clock recorded that the deadline of this cycle is over? */
  deadlinePassed: boolean
  reminders: readonly Reminder[]
  submissions: readonly Submission[]
  /** What the chair wrote when sending back, or empty. */
  sentBack: string
  signature: Signature | null
  /** Reason of 终止征询, or text of 转为开会. */
  ending: string
  /** The group and the form card it came from: told when the proposal is in. */
  form: { case: string; key: string } | null
}

/** A round before its proposal. */
export const NO_ROUND: Round = {
  phase: 'none',
  number: null,
  proposal: null,
  proposer: null,
  chair: null,
  office: [],
  revision: 0,
  returned: '',
  startedAt: null,
  cycle: 0,
  openedAt: null,
  seats: [],
  deadlinePassed: false,
  reminders: [],
  submissions: [],
  sentBack: '',
  signature: null,
  ending: '',
  form: null,
}

/** The digest's version: grows with every opinion or confirmation that counts. A signing button carries it. */
export const digestVersion = (round: Round): number =>
  round.seats.reduce((sum, seat) => sum + seat.opinions.filter((o) => !o.late).length, 0)

/** The opinion of a seat that counts: its last version given before the signature. */
export const standing = (seat: RoundSeat): Opinion | undefined => seat.opinions.findLast((o) => !o.late)

/** 未反馈: units without an opinion of their own; what the office entered on behalf does not count until confirmed. */
export const missingUnits = (round: Round): UnitName[] =>
  round.seats.filter((seat) => !standing(seat)).map((seat) => seat.unit)

export type RoundEvent =
  | {
      did: 'Proposed'
      proposal: Proposal
      form: { case: string; key: string } | null
      chair: PersonId
      office: PersonId[]
    }
  | { did: 'Numbered'; number: string }
  | { did: 'Returned'; reason: string }
  | { did: 'Revised'; proposal: Proposal }
  | { did: 'Started'; seats: Seat[]; groupChat: ChatId | null }
  | {
      did: 'OpinionGiven'
      unit: UnitName
      version: number
      stance: Stance
      text: string
      channel: Opinion['channel']
      overdue: boolean
    }
  | {
      did: 'LateOpinionReceived'
      unit: UnitName
      version: number
      stance: Stance
      text: string
      channel: Opinion['channel']
    }
  | { did: 'ProxyEntered'; unit: UnitName; id: number; stance: Stance; text: string; reason: string }
  | { did: 'ProxyDenied'; unit: UnitName; id: number }
  | { did: 'ProxyConfirmed'; unit: UnitName; id: number; version: number; overdue: boolean }
  | { did: 'Reminded'; cycle: number; stage: Stage; units: UnitName[]; by: 'office' | 'clock' }
  | { did: 'DeadlinePassed' }
  | { did: 'Submitted'; n: number; missing: UnitName[]; reason: string }
  | { did: 'SentBack'; text: string }
  | { did: 'Reopened'; deadline: Instant }
  | { did: 'Signed'; decision: '同意' | '不同意'; text: string; result: Result | null; digest: number }
  | { did: 'MovedToMeeting'; text: string }
  | { did: 'Terminated'; reason: string }

/**
 * Commands. `seen` is the version that the card showed (opinions of the seat, digest, revision); null for a reply, which
 * shows none. Raw texts come as typed; `fields` is the raw form, keyed by the names of the form's elements.
 */
export type RoundCommand =
  | { do: 'Propose'; fields: Record<string, unknown>; form: { case: string; key: string } | null }
  | { do: 'SetNumber'; number: string }
  | { do: 'Return'; seen: number; reason: string }
  | { do: 'Revise'; seen: number; fields: Record<string, unknown> }
  | { do: 'Start'; seen: number }
  | {
      do: 'GiveOpinion'
      unit: UnitName
      seen: number | null
      stance: Stance
      text: string
      channel: 'card' | 'reply'
    }
  | { do: 'EditOpinion'; unit: UnitName }
  | { do: 'Remind' }
  | { do: 'ShowStatus' }
  | { do: 'OpenProxyForm' }
  | { do: 'EnterProxy'; unit: string; stance: string; text: string; reason: string }
  | { do: 'ConfirmProxy'; unit: UnitName; id: number }
  | { do: 'DenyProxy'; unit: UnitName; id: number }
  | { do: 'Submit' }
  | { do: 'SubmitWithReason'; seen: number; reason: string }
  | { do: 'OpenTerminateForm' }
  | { do: 'Terminate'; reason: string }
  | { do: 'Sign'; decision: '同意' | '不同意'; seen: number; text: string; result: string }
  | { do: 'SendBack'; seen: number; text: string }
  | { do: 'Reopen'; seen: number; deadline: string }
  | { do: 'MoveToMeeting'; seen: number; text: string }
  | Tick
