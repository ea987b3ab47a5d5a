import type { PersonId, UnitName } from '../../domain/ids.js'
import type { Instant } from '../../domain/instant.js'

/** 议题类型: what the joint meeting discusses and decides (四（一）第2句), and the reviewed projects (四（二）第1句). */
export const TOPIC_TYPES = [
  '项目审议',
  '重大事项',
  '发展规划',
  '年度重点工作',
  '工作部署',
  '其他事项',
] as const
export type TopicType = (typeof TOPIC_TYPES)[number]

/** What the office lays before the chair. Texts as typed; empty where nothing was typed. */
export interface TopicDraft {
  /** 议题名称 */
  title: string
  /** 议题类型 */
  type: TopicType
  /** 调研情况 (四（四）第2句) */
  research: string
  /** 办公室意见和建议 (四（四）第2句) */
  advice: string
  /** 关联项目: number or name, or empty */
  project: string
  /** 列席单位, from the applicants of the roster: never counted (四（一）第1句) */
  observers: readonly UnitName[]
}

export type TopicPhase = 'none' | 'proposed' | 'returned' | 'approved' | 'declined'

/** 议题 (四（四）): proposed by the office, approved by the chair; only then can it stand on an agenda. */
export interface Topic {
  phase: TopicPhase
  /** 「议题2026-001」 once numbered, else null. */
  number: string | null
  draft: TopicDraft | null
  /** Chair and office of the day of the proposal: the people it waits for. */
  chair: PersonId | null
  office: readonly PersonId[]
  /** 1 with the first draft, one more with each revised one. */
  revision: number
  /** 退回理由 of the last return, or the reason for 不列入; empty when none was written. */
  remark: string
  decidedAt: Instant | null
  /** Number of the written round that was moved to a meeting and became this topic, or null. */
  fromRound: string | null
}

/** A topic before its proposal. */
export const NO_TOPIC: Topic = {
  phase: 'none',
  number: null,
  draft: null,
  chair: null,
  office: [],
  revision: 0,
  remark: '',
  decidedAt: null,
  fromRound: null,
}

export type TopicEvent =
  | {
      did: 'TopicProposed'
      draft: TopicDraft
      form: { case: string; key: string } | null
      chair: PersonId
      office: PersonId[]
    }
  | { did: 'TopicNumbered'; number: string }
  | { did: 'TopicReturned'; reason: string }
  | { did: 'TopicRevised'; draft: TopicDraft }
  | { did: 'TopicApproved' }
  | { did: 'TopicDeclined'; reason: string }
  /** 转为开会: the chair had approved the topic with the start of the written round (四（四）第1句). */
  | { did: 'TopicTakenOver'; draft: TopicDraft; round: string; chair: PersonId; office: PersonId[] }

/** Commands. `seen` is the revision that the card showed; `fields` the raw form, keyed by the names of its elements. */
export type TopicCommand =
  | { do: 'ProposeTopic'; fields: Record<string, unknown>; form: { case: string; key: string } | null }
  | { do: 'SetNumber'; number: string }
  | { do: 'ReturnTopic'; seen: number; reason: string }
  | { do: 'ReviseTopic'; seen: number; fields: Record<string, unknown> }
  | { do: 'ApproveTopic'; seen: number }
  | { do: 'DeclineTopic'; seen: number; reason: string }
  | { do: 'TakeOver'; draft: TopicDraft; round: string }
