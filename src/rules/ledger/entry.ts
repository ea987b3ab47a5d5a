import type { Parameters } from '../rulebook/edition-schema.js'
import type { TopicId } from '../topics/all.js'

/** How strong the words of a clause are; `stated` where none of these words is used. */
export const FORCES = {
  hard: '须（硬性要求）',
  forbidden: '不得（禁止）',
  duty: '应（应办事项）',
  soft: '原则上（可有例外）',
  power: '可（可以行使）',
  open: '等（列举未尽）',
  stated: '直接写明',
} as const
export type Force = keyof typeof FORCES

/** The functions and tables of the rules that carry clauses out, with what each does, as the page names it. */
export const FUNCTIONS = {
  route: '流程判定',
  rowsFor: '流程对照表',
  bandsOf: '金额分档',
  superiorConditions: '上级已批条件核对',
  interpretationOf: '理解意见说明',
  presumptionsOf: '前提说明',
  routeAnswer: '流程答复',
  stepsFor: '办理步骤',
  dutiesFor: '后续事项',
  addedFilings: '附带备案',
  supervision: '工程监理判定',
  publicTender: '公开招标判定',
  materialsFor: '申报材料清单',
  topicAnswer: '条款答复',
  quorum: '到会数判定',
  contractFilingDue: '合同备案期限',
  procurementStartDue: '启动采购期限',
  procurementStopDue: '半年届满日',
  reapplicationBar: '暂停申报期限',
  renewalFilingDue: '续签备案期限',
} as const
export type FunctionName = keyof typeof FUNCTIONS

/** What in the rules carries a clause out: a function or table, a number of the edition, or a topic that answers. */
export type RuleName = FunctionName | `parameter:${keyof Parameters}` | `topic:${TopicId}`

/** The procedures that carry clauses out; `built: false` are planned, and the page says so. */
export const PROCEDURES = {
  writtenRound: { name: '书面征询', built: true },
  topic: { name: '议题', built: true },
  roster: { name: '成员名册', built: true },
  settings: { name: '设置', built: true },
  succession: { name: '成员变更', built: false },
  meeting: { name: '会议', built: false },
  minutes: { name: '会议纪要', built: false },
  reconsideration: { name: '复议', built: false },
  fastTrack: { name: '快速通道', built: false },
  broadcast: { name: '发通知', built: true },
  project: { name: '项目办理', built: false },
} as const
export type ProcedureName = keyof typeof PROCEDURES

interface Common {
  /** Force of the words, the one that leads first. */
  force: readonly [Force, ...Force[]]
  /** One sentence, in Chinese: people read the page. */
  why: string
}

/**
 * How one clause is carried out. `by` names what does most of it; the other fields add what else has a part. `people`: they
 * decide or act, the assistant informs; `who` says which people.
 */
export type Entry = Common &
  (
    | { by: 'rule'; rules: readonly [RuleName, ...RuleName[]]; procedures?: readonly ProcedureName[] }
    | {
        by: 'procedure'
        procedures: readonly [ProcedureName, ...ProcedureName[]]
        rules?: readonly RuleName[]
      }
    | {
        by: 'people'
        who: string
        rules?: readonly RuleName[]
        procedures?: readonly ProcedureName[]
      }
    | { by: 'information'; rules?: readonly RuleName[] }
  )
