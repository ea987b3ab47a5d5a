import { z } from 'zod'
import type { ButtonValue } from '../cards/button.js'
import type { UnitName } from '../domain/ids.js'
import { type Act, rolesOf } from '../procedures/act.js'
import { BROADCAST_ACTS } from '../procedures/broadcast/acts.js'
import type { BroadcastCommand } from '../procedures/broadcast/state.js'
import type { SettingKind, SettingsCommand } from '../procedures/settings/state.js'
import { SETTING_KINDS, settingOf } from '../procedures/settings/table.js'
import { TOPIC_ACTS } from '../procedures/topic/acts.js'
import type { TopicCommand } from '../procedures/topic/state.js'
import { ACTS as ROUND_ACTS } from '../procedures/written-round/acts.js'
import type { RoundCommand, Stance } from '../procedures/written-round/state.js'
import type { Errand } from './standing.js'

/** A pressed button as its act reads it: what it carries and what stood in the form. */
export interface Press {
  value: ButtonValue
  form: Readonly<Record<string, unknown>>
}

/**
 * An act on a case: `kind` of the case; `unit` names the unit whose seat it is about, so that a person with several seats
 * acts for the right one; `command` says what it means to the procedure; `done` is the toast.
 */
export interface CaseAct extends Errand {
  does: 'command'
  kind: string
  unit?(press: Press): string
  command(press: Press): unknown
  done: string
  /** The act opens a case that need not exist yet: the one named by the form it is pressed on. */
  opens?: true
}

/**
 * An act that is none on a case. `choose`: an answer to what was asked back, one of the nearest questions, or clauses to be
 * opened. `say`: the same as saying a word. `resend`: asks the messenger for another try.
 */
export interface OtherAct extends Errand {
  does: 'choose' | 'say' | 'resend'
}

/** One act: everything a button can do, and who may do it. */
export type ActRow = CaseAct | OtherAct

const text = (form: Press['form'], name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}
const seen = ({ value }: Press): number => value.v ?? -1
/** Keys of cards for a seat are `<what>/<unit>/…`. */
const unitOfKey = ({ value }: Press) => (value.k.split('/')[1] ?? '') as UnitName
const proxyId = ({ value }: Press): number => z.int().catch(-1).parse(value.p?.id)

/** Acts on the cases of one kind; who may do each stands with the procedure. */
const actsOn =
  <Command extends { do: string }>(kind: string, acts: Readonly<Record<Command['do'], Act>>) =>
  <Do extends Command['do']>(
    does: Do,
    done: string,
    fields: (press: Press) => Omit<Extract<Command, { do: Do }>, 'do'>,
    more: Pick<CaseAct, 'unit' | 'opens'> = {},
  ): CaseAct => {
    const { name, basis } = acts[does]
    return {
      does: 'command',
      kind,
      name,
      who: rolesOf(acts[does]),
      basis,
      command: (press) => ({ do: does, ...fields(press) }),
      done,
      ...more,
    }
  }

const round = actsOn<RoundCommand>('round', ROUND_ACTS)
const topic = actsOn<TopicCommand>('topic', TOPIC_ACTS)
const notice = actsOn<BroadcastCommand>('broadcast', BROADCAST_ACTS)

const ofSeat = { unit: unitOfKey }
const nothing = () => ({})

const opinion = (stance: Stance): CaseAct =>
  round<'GiveOpinion'>(
    'GiveOpinion',
    '已收到您的书面意见',
    (press) => ({
      unit: unitOfKey(press),
      seen: seen(press),
      stance,
      text: text(press.form, 'text'),
      channel: 'card',
    }),
    ofSeat,
  )

const sign = (decision: '同意' | '不同意'): CaseAct =>
  round('Sign', '已签署', (press) => ({
    decision,
    seen: seen(press),
    text: text(press.form, 'text'),
    result: text(press.form, 'result'),
  }))

const choose: OtherAct = { does: 'choose', name: '选择', who: 'anyone', basis: '系统规定' }

/** The acts on one setting: its form opened, sent in, confirmed where it is looked at first, cleared. */
function settingActs(kind: SettingKind): [string, CaseAct][] {
  const { name, opens, review, basis } = settingOf(kind)
  const act = (done: string, command: (press: Press) => SettingsCommand): CaseAct => ({
    does: 'command',
    kind: 'settings',
    name,
    who: ['office'],
    basis,
    command,
    done,
  })
  const set = (done: string, shown: (press: Press) => string | null) =>
    act(done, (press) => ({ do: 'Set', kind, fields: press.form, seen: seen(press), shown: shown(press) }))
  return [
    [`settings.${kind}.open`, act(`请填写「${opens}」的内容`, () => ({ do: 'Open', kind }))],
    [`settings.${kind}`, set(review ? '已识别，请核对' : '已保存', () => null)],
    [
      `settings.${kind}.clear`,
      act('已清除', (press) => ({ do: 'Clear', kind, fields: press.form, seen: seen(press) })),
    ],
    ...(review
      ? ([[`settings.${kind}.confirm`, set('已采用', ({ value }) => String(value.p?.shown ?? ''))]] as [
          string,
          CaseAct,
        ][])
      : []),
  ]
}

/** Every act a button can carry, by its name. The dispatcher, the role check and the tests all read this table. */
export const ACTS: Readonly<Record<string, ActRow>> = {
  'round.propose': round(
    'Propose',
    '已报分管副区长审定',
    ({ value, form }) => ({ fields: form, form: { case: value.c, key: value.k } }),
    { opens: true },
  ),
  'round.revise': round('Revise', '已重新报分管副区长审定', (press) => ({
    seen: seen(press),
    fields: press.form,
  })),
  'round.start': round('Start', '已同意启动，正在向各成员单位征求意见', (press) => ({ seen: seen(press) })),
  'round.return': round('Return', '已退回修改', (press) => ({
    seen: seen(press),
    reason: text(press.form, 'reason'),
  })),
  'opinion.agree': opinion('同意'),
  'opinion.amend': opinion('同意但有修改意见'),
  'opinion.oppose': opinion('不同意'),
  'opinion.other': opinion('其他意见'),
  'opinion.edit': round('EditOpinion', '请修改后再次提交', (press) => ({ unit: unitOfKey(press) }), ofSeat),
  'round.remind': round('Remind', '已催办', nothing),
  'round.status': round('ShowStatus', '已返回', nothing),
  'round.proxy.open': round('OpenProxyForm', '请填写代录内容', nothing),
  'round.proxy': round('EnterProxy', '已代录，待本人确认', ({ form }) => ({
    unit: text(form, 'unit'),
    stance: text(form, 'stance'),
    text: text(form, 'text'),
    reason: text(form, 'reason'),
  })),
  'proxy.confirm': round(
    'ConfirmProxy',
    '已确认，作为您的书面意见',
    (press) => ({ unit: unitOfKey(press), id: proxyId(press) }),
    ofSeat,
  ),
  'proxy.deny': round(
    'DenyProxy',
    '已注明不是您的意见',
    (press) => ({ unit: unitOfKey(press), id: proxyId(press) }),
    ofSeat,
  ),
  'round.submit': round('Submit', '已提交分管副区长', nothing),
  'round.submit.reason': round('SubmitWithReason', '已提交分管副区长', (press) => ({
    seen: seen(press),
    reason: text(press.form, 'reason'),
  })),
  'round.terminate.open': round('OpenTerminateForm', '请填写终止理由', nothing),
  'round.terminate': round('Terminate', '已终止征询', ({ form }) => ({ reason: text(form, 'reason') })),
  'round.reopen': round('Reopen', '已重新征求意见', (press) => ({
    seen: seen(press),
    deadline: text(press.form, 'deadline'),
  })),
  'sign.agree': sign('同意'),
  'sign.oppose': sign('不同意'),
  'sign.back': round('SendBack', '已退回补充征求', (press) => ({
    seen: seen(press),
    text: text(press.form, 'text'),
  })),
  'sign.meeting': round('MoveToMeeting', '已转为开会', (press) => ({
    seen: seen(press),
    text: text(press.form, 'text'),
  })),
  'topic.propose': topic(
    'ProposeTopic',
    '已提交分管副区长审定',
    ({ value, form }) => ({ fields: form, form: { case: value.c, key: value.k } }),
    { opens: true },
  ),
  'topic.revise': topic('ReviseTopic', '已重新提交分管副区长审定', (press) => ({
    seen: seen(press),
    fields: press.form,
  })),
  'topic.approve': topic('ApproveTopic', '已审定通过', (press) => ({ seen: seen(press) })),
  'topic.return': topic('ReturnTopic', '已退回修改', (press) => ({
    seen: seen(press),
    reason: text(press.form, 'reason'),
  })),
  'topic.decline': topic('DeclineTopic', '已决定不列入', (press) => ({
    seen: seen(press),
    reason: text(press.form, 'reason'),
  })),
  'notice.send': notice(
    'SendNotice',
    '已发送',
    ({ value, form }) => ({ fields: form, form: { case: value.c, key: value.k } }),
    { opens: true },
  ),
  'notice.receive': notice('Acknowledge', '已确认收到', nothing),
  'notice.nudge': notice('Nudge', '已催办', nothing),
  'notice.close': notice('CloseNotice', '已结束', nothing),
  ...Object.fromEntries(SETTING_KINDS.flatMap(settingActs)),
  'settings.back': {
    does: 'command',
    kind: 'settings',
    name: '设置',
    who: ['office'],
    basis: '系统规定',
    command: () => ({ do: 'Back' }),
    done: '已返回',
  },
  'delivery.resend': { does: 'resend', name: '重发', who: ['office'], basis: '系统规定' },
  'ask.fact': choose,
  'ask.question': choose,
  'clause.page': choose,
  'clause.read': choose,
  'talk.say': { does: 'say', name: '发送指令', who: 'anyone', basis: '系统规定' },
}
