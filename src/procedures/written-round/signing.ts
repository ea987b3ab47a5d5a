import type { UnitName } from '../../domain/ids.js'
import type { Refusal } from '../../domain/refusal.js'
import type { Basis, Context } from '../procedure.js'
import { already, no, outdated } from '../refusals.js'
import { typed } from '../texts.js'
import { ACTS } from './acts.js'
import { momentOf, spoken } from './deadline.js'
import { type Matter, notNow } from './refusals.js'
import { digestVersion, missingUnits, RESULTS, type RoundCommand, type RoundEvent } from './state.js'

type Answer = RoundEvent[] | Refusal<Basis>
type Command<Do extends RoundCommand['do']> = Extract<RoundCommand, { do: Do }>

const listed = (units: readonly UnitName[]): string => `${units.length}家（${units.join('、')}）`

/**
 * 提交分管副区长. With answers missing a reason is asked for first. Without any member's opinion it is not the procedure of
 * 四（二）第2句, which rests on them; that the chair signs alone is only known to 五（六）3.
 */
export function submit(round: Matter): Answer {
  if (round.phase === 'submitted') return already('本事项已提交分管副区长')
  if (round.phase !== 'collecting') return notNow(round, ACTS.Submit.name)
  const empty = withoutOpinions(round)
  if (empty) return empty
  const missing = missingUnits(round)
  if (missing.length > 0)
    return no(
      'NEEDS_REASON',
      `尚有${listed(missing)}未反馈。规则未规定反馈家数，未反馈不视为同意。`,
      '请联席会议办公室填写「理由」后点「确认提交」，或继续等待反馈。',
    )
  return [{ did: 'Submitted', n: round.submissions.length + 1, missing: [], reason: '' }]
}

/** 确认提交: with the reason why it goes on without the missing ones. */
export function submitWithReason(round: Matter, command: Command<'SubmitWithReason'>): Answer {
  if (round.phase === 'submitted') return already('本事项已提交分管副区长')
  if (round.phase !== 'collecting') return notNow(round, ACTS.Submit.name)
  const empty = withoutOpinions(round)
  if (empty) return empty
  const missing = missingUnits(round)
  if (command.seen !== digestVersion(round))
    return outdated(
      `在您填写期间反馈情况有变化：${missing.length > 0 ? `现有${listed(missing)}未反馈` : '各成员单位均已反馈'}。`,
    )
  const reason = typed('理由', command.reason, { required: missing.length > 0 })
  if (typeof reason !== 'string') return reason
  return [
    { did: 'Submitted', n: round.submissions.length + 1, missing, reason: missing.length > 0 ? reason : '' },
  ]
}

const withoutOpinions = (round: Matter): Refusal<Basis> | undefined =>
  digestVersion(round) > 0
    ? undefined
    : no(
        'NO_OPINIONS',
        '尚无成员单位发表书面意见。书面征询须由各联席会议成员发表书面意见，再由分管副区长签署。',
        '请联席会议办公室继续征求意见，或终止征询。',
        '4.2.b',
      )

/**
 * 签署: the only act that decides (四（二）第2句). It holds for exactly the digest that the chair had before him: if an opinion
 * came or changed since, or a part of the digest has not arrived yet, nothing is signed.
 */
export function sign(round: Matter, command: Command<'Sign'>, context: Context): Answer {
  const repeated = round.phase === 'decided' && round.signature?.decision === command.decision
  if (repeated) return already(`您已签署「${command.decision}」`)
  if (round.phase !== 'submitted') return notNow(round, ACTS.Sign.name)
  if (command.seen !== digestVersion(round)) return digestChanged(round, command.seen, '签署未生效')
  if (!context.delivered(`digest/${round.submissions.length}/part/`))
    return no(
      'DIGEST_ON_THE_WAY',
      '意见全文尚未全部送达您的会话，签署未生效。',
      '请分管副区长待意见全文送达后再签署；如长时间未送达，请联系联席会议办公室。',
    )
  const text = typed('签署意见', command.text, { required: command.decision === '不同意', basis: '4.2.b' })
  if (typeof text !== 'string') return text
  const result = RESULTS.find((one) => one === command.result) ?? null
  const linked = round.proposal.project !== ''
  if (linked && result === null)
    return no(
      'RESULT_REQUIRED',
      `本事项关联项目，签署时须选择「处理结果」：${RESULTS.join('、')}。`,
      '请分管副区长选择「处理结果」后再次签署。',
    )
  return [
    {
      did: 'Signed',
      decision: command.decision,
      text: text === '' ? command.decision : text,
      result: linked ? result : null,
      digest: command.seen,
    },
  ]
}

/** 退回补充征求: the opinions stand; the office sets a new deadline. */
export function sendBack(round: Matter, command: Command<'SendBack'>): Answer {
  if (round.phase === 'sent-back' && command.text.trim() === round.sentBack)
    return already('本事项已退回补充征求')
  if (round.phase !== 'submitted') return notNow(round, ACTS.SendBack.name)
  if (command.seen !== digestVersion(round)) return digestChanged(round, command.seen, '退回未生效')
  const text = typed('签署意见', command.text, { required: false })
  return typeof text === 'string' ? [{ did: 'SentBack', text }] : text
}

/** 转为开会: no decision; the matter goes to a meeting (四（二）第1句). */
export function moveToMeeting(round: Matter, command: Command<'MoveToMeeting'>): Answer {
  if (round.phase === 'to-meeting' && command.text.trim() === round.ending) return already('本事项已转为开会')
  if (round.phase !== 'submitted') return notNow(round, ACTS.MoveToMeeting.name)
  if (command.seen !== digestVersion(round)) return digestChanged(round, command.seen, '转为开会未生效')
  const text = typed('签署意见', command.text, { required: false })
  return typeof text === 'string' ? [{ did: 'MovedToMeeting', text }] : text
}

/** Names, in the order of record, what came since the digest that was shown. */
function digestChanged(round: Matter, seen: number, without: string): Refusal<Basis> {
  const since = round.seats
    .flatMap(({ unit, opinions }) => opinions.map((opinion) => ({ unit, opinion })))
    .filter(({ opinion }) => opinion.order > seen)
    .sort((a, b) => a.opinion.order - b.opinion.order)
    .map(({ unit, opinion }) =>
      opinion.version === 1
        ? `${unit}新发表意见「${opinion.stance}」`
        : `${unit}修改了意见（现为「${opinion.stance}」）`,
    )
  const difference = since.length > 0 ? `${since.join('；')}。` : ''
  return no(
    'DIGEST_CHANGED',
    `您查看的意见汇总之后又有变化：${difference}${without}。`,
    '请分管副区长在更新后的卡片上核对意见，再次办理。',
  )
}

/** A new deadline after 退回补充征求: another cycle, in which every seat holder is asked again. `seen`: the cycle shown. */
export function reopen(round: Matter, command: Command<'Reopen'>, context: Context): Answer {
  const deadline = momentOf(command.deadline)
  if (
    round.phase === 'collecting' &&
    command.seen === round.cycle - 1 &&
    deadline === round.proposal.deadline
  )
    return already(`新的反馈截止${spoken(deadline)}已设定`)
  if (round.phase !== 'sent-back') return notNow(round, ACTS.Reopen.name)
  if (command.seen !== round.cycle) return outdated('本事项在您打开卡片之后又有变化。')
  if (!deadline || deadline <= context.at)
    return no(
      'BAD_DEADLINE',
      deadline ? '「反馈截止」应晚于当前时间。' : '「反馈截止」未填写或不是有效的日期和时间。',
      '请联席会议办公室重新选择「反馈截止」后再次提交。',
    )
  return [{ did: 'Reopened', deadline }]
}

const ENDABLE: readonly Matter['phase'][] = ['returned', 'collecting', 'submitted', 'sent-back']

/** 终止征询: shows the form that asks for the reason. */
export function openTerminateForm(round: Matter): Answer {
  return ENDABLE.includes(round.phase) ? [] : notNow(round, ACTS.Terminate.name)
}

/** 终止征询 by the office, with its reason. What was given stays on record; nothing is decided. */
export function terminate(round: Matter, command: Command<'Terminate'>): Answer {
  if (round.phase === 'terminated' && command.reason.trim() === round.ending) return already('本次征询已终止')
  if (!ENDABLE.includes(round.phase)) return notNow(round, ACTS.Terminate.name)
  const reason = typed('理由', command.reason, { required: true })
  return typeof reason === 'string' ? [{ did: 'Terminated', reason }] : reason
}
