import type { Answer } from './answer.js'
import type { Edition } from './rulebook/edition.js'

/** Stands under every answer in which a reading was used. */
export const RESERVATION = '以上为按文字的理解，以联席会议办公室答复为准。'

/** 文字版: the answer as a person reads it in a terminal, in the order of the card: conclusion, steps, duties, grounds. */
export function textOf(answer: Answer, edition: Edition): string {
  const cite = (id: Parameters<Edition['clause']>[0]) => edition.clause(id).cite
  const numbered = (lines: readonly string[]) => lines.map((line, at) => `${at + 1}. ${line}`)
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? [`【${title}】`, ...lines] : []
  const steps = answer.steps.map(({ text, who, clause }) => `${who}：${text}（${cite(clause)}）`)
  const duties = answer.duties.map(({ text, who, clause }) => `${who}：${text}（${cite(clause)}）`)
  const grounds = answer.grounds.map((id) => `${cite(id)}：${edition.clause(id).text}`)
  return [
    answer.conclusion,
    ...answer.details,
    ...(answer.ask
      ? [`请问：${answer.ask.question}`, ...answer.ask.options.map(({ label }) => `· ${label}`)]
      : []),
    ...section('计算', answer.counting),
    ...section(answer.routes.length > 1 ? '共同的步骤' : '步骤', numbered(steps)),
    ...section('后续还要做', duties),
    ...section('依据', grounds),
    ...(grounds.length > 0 ? [`${answer.docNo}，效力状态：${answer.status}`] : []),
    ...section('理解与认定', answer.interpretation),
    ...(answer.interpretation.length > 0 ? [RESERVATION] : []),
    ...section('按以下情况理解', answer.presumptions),
    ...section(
      '您是想…',
      answer.suggestions.map(({ question }) => `· ${question}`),
    ),
  ].join('\n')
}
