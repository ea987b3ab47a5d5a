import type { BroadcastEvent } from '../../src/procedures/broadcast/state.js'
import type { ConversationEvent } from '../../src/procedures/conversation/conversation.js'
import type { Said } from '../../src/procedures/conversation/said.js'
import type { SettingsEvent } from '../../src/procedures/settings/state.js'
import type { TopicEvent } from '../../src/procedures/topic/state.js'
import type { RoundEvent, Stage } from '../../src/procedures/written-round/state.js'

type Words<Event extends { did: string }> = {
  readonly [Did in Event['did']]: (event: Extract<Event, { did: Did }>) => string
}

/** What was written stays between its author and whom it was written to: only how long it is. */
const length = (text: string): string => {
  const characters = Array.from(text).length
  return characters === 0 ? '' : `（内容略，共${characters}字）`
}
const listed = (units: readonly string[]): string => units.join('、')

const STAGES: Record<Stage, string> = { open: '征询期间', eve: '截止前', overdue: '逾期' }
const CHANNELS = { card: '', reply: '，文字回复', proxy: '，确认代录' } as const

const ROUND: Words<RoundEvent> = {
  Proposed: ({ proposal }) => `提出书面征询《${proposal.title}》`,
  Numbered: ({ number }) => `给予编号${number}`,
  Returned: ({ reason }) => `退回修改${length(reason)}`,
  Revised: ({ proposal }) => `修改后重新报审《${proposal.title}》`,
  Started: ({ seats }) => `同意启动，向${seats.length}家成员单位征求意见`,
  OpinionGiven: ({ stance, text, version, overdue, channel }) =>
    `反馈“${stance}”${length(text)}，第${version}版${CHANNELS[channel]}${overdue ? '，逾期' : ''}`,
  LateOpinionReceived: ({ stance, text }) => `在签署后反馈“${stance}”${length(text)}，存档，不影响决定`,
  ProxyEntered: ({ unit, stance, text }) => `代${unit}录入“${stance}”${length(text)}，待本人确认`,
  ProxyDenied: () => '注明代录的不是本单位意见',
  ProxyConfirmed: ({ version }) => `确认代录的意见，第${version}版`,
  Reminded: ({ units, stage, by }) =>
    `${STAGES[stage]}${by === 'clock' ? '到时提醒' : '催办'}${units.length}家单位：${listed(units)}`,
  DeadlinePassed: () => '记明反馈截止时间已过',
  Submitted: ({ missing }) =>
    missing.length === 0
      ? '提交分管副区长签署'
      : `提交分管副区长签署，${missing.length}家未反馈：${listed(missing)}`,
  SentBack: ({ text }) => `退回补充征求${length(text)}`,
  Reopened: () => '重新征求意见，另定反馈截止时间',
  Signed: ({ decision, text, result }) =>
    `签署“${decision}”${length(text)}${result === null ? '' : `，处理结果：${result}`}`,
  MovedToMeeting: ({ text }) => `转为开会${length(text)}`,
  Terminated: ({ reason }) => `终止征询${length(reason)}`,
}

const BROADCAST: Words<BroadcastEvent> = {
  NoticeSent: ({ notice, receivers }) =>
    `发送通知《${notice.title}》，对象：${listed(notice.audience)}，${receivers.length}人`,
  NoticeNumbered: ({ number }) => `给予编号${number}`,
  NoticeReceived: () => '确认收到通知',
  ReceiversNudged: ({ people }) => `催办${people.length}名未确认收到的人`,
  NoticeClosed: () => '结束通知',
}

const TOPIC: Words<TopicEvent> = {
  TopicProposed: ({ draft }) => `提出议题《${draft.title}》`,
  TopicNumbered: ({ number }) => `给予编号${number}`,
  TopicReturned: ({ reason }) => `退回修改${length(reason)}`,
  TopicRevised: ({ draft }) => `修改后重新报审《${draft.title}》`,
  TopicApproved: () => '审定通过',
  TopicDeclined: ({ reason }) => `决定不列入${length(reason)}`,
  TopicTakenOver: ({ round }) => `由${round}转入，已经审定`,
}

/** What somebody did by saying or pressing something, by what came of it. */
const SAID: { readonly [Is in Said['is']]: string } = {
  answer: '提问，已答复',
  clauses: '查阅条款',
  contents: '查阅文件目录',
  help: '查看帮助',
  identity: '查看身份',
  todos: '查看待办',
  progress: '查看征询进度',
  form: '打开填报表单',
  offer: '所说可能是一项办理，先询问，尚未办理',
  receipt: '收到回执',
  refusal: '提出的事项不能办理',
  forgotten: '清除当前问题',
}

const TALK: Words<ConversationEvent> = {
  Said: ({ said }) => SAID[said.is],
  Answered: ({ said }) => SAID[said.is],
  FormClosed: () => '关闭已提交的表单',
  Meant: ({ example }) => `点选所指的问题“${example.label}”`,
}

const SETTINGS: Words<SettingsEvent> = {
  CardShown: () => '打开设置卡片',
  StatusSet: ({ value }) => `确认规则效力状态：${value.docNo}为${value.status}`,
  LimitSet: ({ value }) => `设置${value.year}年政府采购限额`,
  DatesSet: ({ value }) => `设置${value.year}年年度日期`,
  HolidaysSet: ({ value }) => `采用${value.calendar.year}年放假安排`,
  SettingCleared: ({ item }) => `清除设置（${item === 'main' ? '唯一一项' : item}）`,
}

/** Every event of every procedure in words, by kind of case and name of event. */
export const EVENT_WORDS: Readonly<Record<string, Readonly<Record<string, (event: never) => string>>>> = {
  round: ROUND,
  topic: TOPIC,
  broadcast: BROADCAST,
  talk: TALK,
  settings: SETTINGS,
  roster: { RosterLoaded: () => '把名册载入记录' },
  numbering: { Assigned: ({ number }: { number: string }) => `编出编号${number}` },
  examples: { Kept: () => '留存一条例句，供以后排序' },
}

/** What happened, for a reader. An event without words is named as such: the tests see to it that there is none. */
export function wordsOf(kind: string, event: { did: string }): string {
  return EVENT_WORDS[kind]?.[event.did]?.(event as never) ?? '其他事项'
}
