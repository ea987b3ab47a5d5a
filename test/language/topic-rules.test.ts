import { describe, expect, test } from 'vitest'
import { CONCEPTS, type Concept } from '../../src/language/concepts/all.js'
import { plain } from '../../src/language/normalise.js'
import { ruleFor } from '../../src/language/topic.js'
import { TOPIC_RULES } from '../../src/language/topic-rules/all.js'

describe('rules of language', () => {
  test.each(TOPIC_RULES)('$topic: 「$sentence」 is read by the rule that gives it ($needs)', (rule) => {
    expect(ruleFor(plain(rule.sentence))).toBe(rule)
  })

  test('no sentence stands twice', () => {
    const sentences = TOPIC_RULES.map(({ sentence }) => sentence)
    expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([])
  })

  test('every concept is used by some rule', () => {
    const used = new Set(TOPIC_RULES.flatMap(({ needs, unless = [] }) => [...needs, ...unless]))
    expect((Object.keys(CONCEPTS) as Concept[]).filter((concept) => !used.has(concept))).toEqual([])
  })
})
