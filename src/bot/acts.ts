import { z } from 'zod'
import type { ButtonValue } from '../cards/button.js'
import type { Role } from '../domain/roster.js'
import type { Stance } from '../procedures/written-round/state.js'

/** A pressed button as its act reads it: what it carries and what stood in the form. */
export interface Press {
  value: ButtonValue
  form: Readonly<Record<string, unknown>>
}

/**
 * One act: everything a button can do. `who` may do it; `unit` names the unit whose seat it is about, so that a person
 * with several seats acts for the right one; `command` says what it means to the procedure; `done` is the toast.
 */
export interface ActRow {
  kind: string
  who: readonly Role[] | 'anyone'
  unit?(press: Press): string
  command(press: Press): unknown
  done: string
  /** The act opens a case that need not exist yet. */
  opens?: true
}

const text = (form: Press['form'], name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}
const seen = ({ value }: Press): number => value.v ?? -1
/** Keys of cards for a seat are `<what>/<unit>/…`. */
const unitOfKey = ({ value }: Press): string => value.k.split('/')[1] ?? ''
const proxyId = ({ value }: Press): number => z.int().catch(-1).parse(value.p?.id)

const opinion = (stance: Stance): ActRow => ({
  kind: 'round',
  who: ['leader'],
  unit: unitOfKey,
  command: (press) => ({
    do: 'GiveOpinion',
    unit: unitOfKey(press),
    seen: seen(press),
    stance,
    text: text(press.form, 'text'),
    channel: 'card',
  }),
  done: '已收到您的书面意见',
})

const sign = (decision: '同意' | '不同意'): ActRow => ({
  kind: 'round',
  who: ['chair'],
  command: (press) => ({
    do: 'Sign',
    decision,
    seen: seen(press),
    text: text(press.form, 'text'),
    result: text(press.form, 'result'),
  }),
  done: '已签署',
})

/** Every act a button can carry, by its name. The dispatcher, the role check and the tests all read this table. */
export const ACTS: Readonly<Record<string, ActRow>> = {
  'round.propose': {
    kind: 'round',
    who: ['office'],
    command: ({ value, form }) => ({ do: 'Propose', fields: form, form: { case: value.c, key: value.k } }),
    done: '已报分管副区长审定',
    opens: true,
  },
  'round.revise': {
    kind: 'round',
    who: ['office'],
    command: (press) => ({ do: 'Revise', seen: seen(press), fields: press.form }),
    done: '已重新报分管副区长审定',
  },
  'round.start': {
    kind: 'round',
    who: ['chair'],
    command: (press) => ({ do: 'Start', seen: seen(press) }),
    done: '已同意启动，正在向各成员单位征求意见',
  },
  'round.return': {
    kind: 'round',
    who: ['chair'],
    command: (press) => ({ do: 'Return', seen: seen(press), reason: text(press.form, 'reason') }),
    done: '已退回修改',
  },
  'opinion.agree': opinion('同意'),
  'opinion.amend': opinion('同意但有修改意见'),
  'opinion.oppose': opinion('不同意'),
  'opinion.other': opinion('其他意见'),
  'opinion.edit': {
    kind: 'round',
    who: ['leader'],
    unit: unitOfKey,
    command: (press) => ({ do: 'EditOpinion', unit: unitOfKey(press) }),
    done: '请修改后再次提交',
  },
  'round.remind': { kind: 'round', who: ['office'], command: () => ({ do: 'Remind' }), done: '已催办' },
  'round.status': { kind: 'round', who: ['office'], command: () => ({ do: 'ShowStatus' }), done: '已返回' },
  'round.proxy.open': {
    kind: 'round',
    who: ['office'],
    command: () => ({ do: 'OpenProxyForm' }),
    done: '请填写代录内容',
  },
  'round.proxy': {
    kind: 'round',
    who: ['office'],
    command: ({ form }) => ({
      do: 'EnterProxy',
      unit: text(form, 'unit'),
      stance: text(form, 'stance'),
      text: text(form, 'text'),
      reason: text(form, 'reason'),
    }),
    done: '已代录，待本人确认',
  },
  'proxy.confirm': {
    kind: 'round',
    who: ['leader'],
    unit: unitOfKey,
    command: (press) => ({ do: 'ConfirmProxy', unit: unitOfKey(press), id: proxyId(press) }),
    done: '已确认，作为您的书面意见',
  },
  'proxy.deny': {
    kind: 'round',
    who: ['leader'],
    unit: unitOfKey,
    command: (press) => ({ do: 'DenyProxy', unit: unitOfKey(press), id: proxyId(press) }),
    done: '已注明不是您的意见',
  },
  'round.submit': {
    kind: 'round',
    who: ['office'],
    command: () => ({ do: 'Submit' }),
    done: '已提交分管副区长',
  },
  'round.submit.reason': {
    kind: 'round',
    who: ['office'],
    command: (press) => ({ do: 'SubmitWithReason', seen: seen(press), reason: text(press.form, 'reason') }),
    done: '已提交分管副区长',
  },
  'round.terminate.open': {
    kind: 'round',
    who: ['office'],
    command: () => ({ do: 'OpenTerminateForm' }),
    done: '请填写终止理由',
  },
  'round.terminate': {
    kind: 'round',
    who: ['office'],
    command: ({ form }) => ({ do: 'Terminate', reason: text(form, 'reason') }),
    done: '已终止征询',
  },
  'round.reopen': {
    kind: 'round',
    who: ['office'],
    command: (press) => ({ do: 'Reopen', seen: seen(press), deadline: text(press.form, 'deadline') }),
    done: '已重新征求意见',
  },
  'sign.agree': sign('同意'),
  'sign.oppose': sign('不同意'),
  'sign.back': {
    kind: 'round',
    who: ['chair'],
    command: (press) => ({ do: 'SendBack', seen: seen(press), text: text(press.form, 'text') }),
    done: '已退回补充征求',
  },
  'sign.meeting': {
    kind: 'round',
    who: ['chair'],
    command: (press) => ({ do: 'MoveToMeeting', seen: seen(press), text: text(press.form, 'text') }),
    done: '已转为开会',
  },
}

/** 「重发」 is no act on a case: it asks the messenger for another try. */
export const RESEND = 'delivery.resend'
/** Acts of the conversation itself: choosing an answer to a question asked back, or one of the nearest questions. */
export const CHOOSE_FACT = 'ask.fact'
export const CHOOSE_QUESTION = 'ask.question'
