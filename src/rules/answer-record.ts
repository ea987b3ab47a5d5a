import type { Answer } from './answer.js'
import { textOf } from './answer-text.js'
import type { AmountInterval } from './facts.js'
import type { Edition } from './rulebook/edition.js'

/** 「ask --jsonl」: one answer as a line for programs. Amounts are in yuan here, and only here. */
export function answerRecord(question: string, answer: Answer, edition: Edition): object {
  const { amount, otherAmount, bidPrice, ...facts } = answer.facts
  return {
    question,
    intent: answer.intent,
    routes: answer.routes,
    ask: answer.ask ? { fact: answer.ask.fact, question: answer.ask.question } : null,
    facts: {
      ...(amount ? { amount: inYuan(amount) } : {}),
      ...(otherAmount ? { otherAmount: { ...otherAmount, amount: inYuan(otherAmount.amount) } } : {}),
      ...(bidPrice ? { bidPrice: inYuan(bidPrice) } : {}),
      ...facts,
    },
    clauses: answer.grounds,
    deadline: answer.deadline,
    text: textOf(answer, edition),
  }
}

const inYuan = (amount: AmountInterval) => ({
  ...amount,
  min: amount.min / 100,
  max: amount.max === null ? null : amount.max / 100,
})
