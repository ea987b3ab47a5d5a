import type { CaseId } from '../../domain/ids.js'
import type { Answer } from '../../rules/answer.js'
import { RESERVATION } from '../../rules/answer-text.js'
import { exampleNumber } from '../../rules/edition-words.js'
import type { ClauseId, Edition } from '../../rules/rulebook/edition.js'
import type { Card, Element } from '../card.js'
import { buttonRows } from '../controls.js'
import { lead, note, panel, text } from '../elements.js'
import { card } from '../frame.js'
import { FULL, measure } from '../limits.js'
import { opening, sentence } from '../wording.js'
import { writeFacts } from './carried-facts.js'

/** A question longer than this stands shortened in the header. */
const QUESTION_CHARACTERS = 40
/** What of the question travels in a button. */
const CARRIED_CHARACTERS = 200

type Place = { case: string; key: string }

/**
 * The answer to a question about the rules, in one order: conclusion, what is asked back, steps, duties that follow,
 * interpretation and presumptions, grounds with number and status of the document and the clauses verbatim. As many
 * clauses as a card can hold; how many more there are is said.
 */
export function answerCard(question: string, answer: Answer, place: Place, edition: Edition): Card {
  for (let clauses = answer.grounds.length; ; clauses--) {
    const made = build(question, answer, place, edition, clauses)
    const { bytes, tags } = measure(made)
    if (clauses <= 1 || (bytes <= FULL.bytes && tags <= FULL.tags)) return made
  }
}

function build(question: string, answer: Answer, place: Place, edition: Edition, clauses: number): Card {
  const asks = answer.ask !== null
  const unsure = answer.intent === 'unknown'
  return card({
    title: opening(question, QUESTION_CHARACTERS),
    subtitle: asks ? '还需要一个条件' : unsure ? '请换个说法' : `依据${answer.docNo}`,
    colour: asks ? 'blue' : unsure ? 'grey' : 'wathet',
    tag: asks ? '待补充' : '答复',
    body: [
      lead(sentence(answer.conclusion)),
      answer.details.map((line) => text(sentence(line))),
      ask(question, answer, place),
      suggestions(answer, place),
      steps(answer),
      duties(answer),
      answer.counting.length > 0
        ? panel(
            '怎样计算',
            answer.counting.map((line) => text(line)),
            true,
          )
        : [],
      answer.interpretation.map((line, at, all) =>
        note(sentence(`说明：${line}`) + (at === all.length - 1 ? RESERVATION : '')),
      ),
      answer.presumptions.length > 0
        ? note(sentence(`按以下情形理解：${answer.presumptions.join('；')}`))
        : [],
      unsure ? [] : grounds(answer, edition, clauses),
    ],
  })
}

/** No button stands out: the bot does not suggest an answer. */
function ask(question: string, { ask, facts }: Answer, place: Place): Element[] {
  if (!ask) return []
  const presses = ask.options.map((option, at) => ({
    text: option.label,
    name: `fact_${at}`,
    value: {
      c: place.case as CaseId,
      k: place.key,
      a: 'ask.fact',
      p: {
        question: opening(question, CARRIED_CHARACTERS),
        chosen: option.label,
        facts: writeFacts(facts),
        adds: writeFacts(option.facts),
      },
    },
  }))
  return [text(ask.question), ...buttonRows(presses), note('也可以直接发送文字回答。')]
}

function suggestions(answer: Answer, place: Place): Element[] {
  if (answer.suggestions.length === 0) return []
  const presses = answer.suggestions.map((suggestion, at) => ({
    text: suggestion.label,
    name: `question_${at}`,
    value: {
      c: place.case as CaseId,
      k: place.key,
      a: 'ask.question',
      p: { question: opening(suggestion.question, CARRIED_CHARACTERS) },
    },
  }))
  return [text('您是想…'), ...buttonRows(presses)]
}

const steps = ({ steps }: Answer): Element[] =>
  steps.length === 0
    ? []
    : [
        text('办理步骤', { colour: 'grey' }),
        text(steps.map((step, at) => `${at + 1}. ${step.text}（${step.who}）`).join('\n')),
      ]

const duties = ({ duties }: Answer): Element[] =>
  duties.length === 0
    ? []
    : [
        panel('后续还要做', [
          text(duties.map((duty, at) => `${at + 1}. ${duty.text}（${duty.who}）`).join('\n')),
        ]),
      ]

/** Citations in sight; every clause shown bears its own. */
const CITED = 3

/** Folded below steps and countings; open where the clauses themselves are the answer. */
function grounds(
  { grounds, steps, counting, docNo, status }: Answer,
  edition: Edition,
  clauses: number,
): Element[] {
  if (grounds.length === 0) return [note(`${docNo}\n文件状态：${status}`)]
  const shown = grounds.slice(0, clauses)
  const cites = grounds.slice(0, CITED).map((id: ClauseId) => edition.clause(id).cite)
  const left = grounds.length - shown.length
  return [
    note(
      `依据 ${cites.join('、')}${grounds.length > CITED ? `等${grounds.length}条` : ''} · ${docNo}\n文件状态：${status}`,
    ),
    panel(
      '条款原文',
      [
        ...shown.flatMap((id: ClauseId) => [note(edition.clause(id).cite), text(edition.clause(id).text)]),
        ...(left > 0
          ? [note(`另有${left}条未列出，可发送「条款」加编号查看，例如「条款 ${exampleNumber(edition)}」。`)]
          : []),
      ],
      steps.length === 0 && counting.length === 0,
    ),
  ]
}
