import type { TopicId } from '../rules/topics/all.js'
import { amountsIn } from './amount.js'
import { conceptsIn, type Touches } from './concepts/all.js'
import { fittingRules } from './topic.js'
import type { TopicRule } from './topic-rules/topic-rule.js'

/** Shorter pieces are politeness: 「你好」「谢谢」. */
const SENTENCE = 4

const sentencesOf = (clean: string) =>
  clean.split(/[?。;!]+/).filter((sentence) => sentence.length >= SENTENCE)

/** Of several sentences, does one tell an amount and speak of nothing else? Then its way is asked for. */
export function amountStandsApart(clean: string): boolean {
  const sentences = sentencesOf(clean)
  return (
    sentences.length > 1 &&
    sentences.some(
      (sentence) =>
        amountsIn(sentence, false).hits.length > 0 && fittingRules(conceptsIn(sentence)).length === 0,
    )
  )
}

/**
 * What a message asks about besides its first topic: a further sentence with a topic of its own, or the other side of a
 * comparison (快速通道和书面意见有什么区别). Null for the ordinary question, which has one.
 */
export function secondTopic(clean: string, touches: Touches, first: TopicId | null): TopicId | null {
  const other = (rules: readonly TopicRule[]) => rules.find(({ topic }) => topic !== first)?.topic ?? null
  if (first !== null && touches('compares')) return other(fittingRules(touches))
  const sentences = sentencesOf(clean)
  if (sentences.length < 2) return null
  const best = sentences.flatMap((sentence) => fittingRules(conceptsIn(sentence)).slice(0, 1))
  return other(first === null ? best.filter((rule) => !rule.yields) : best)
}
