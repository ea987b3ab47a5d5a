import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CONCEPTS, type Concept, conceptsIn } from '../../src/language/concepts/all.js'
import { plain } from '../../src/language/normalise.js'
import { ruleFor } from '../../src/language/topic.js'
import { TOPIC_RULES } from '../../src/language/topic-rules/all.js'

describe('rules of language', () => {
  test.each(TOPIC_RULES)('$topic: 「$sentence」 is read by the rule that gives it ($needs)', (rule) => {
    expect(ruleFor(conceptsIn(plain(rule.sentence)))).toBe(rule)
  })

  test('no concept stands in two files, where the one would silently take the place of the other', async () => {
    const folder = new URL('../../src/language/concepts/', import.meta.url)
    const files = readdirSync(folder).filter((name) => !['all.ts', 'concept.ts'].includes(name))
    const modules = await Promise.all(
      files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, object>>),
    )
    const names = modules.flatMap((module) => Object.values(module).flatMap((table) => Object.keys(table)))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(names.toSorted()).toEqual(Object.keys(CONCEPTS).toSorted())
  })

  test('no sentence stands twice', () => {
    const sentences = TOPIC_RULES.map(({ sentence }) => sentence)
    expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([])
  })

  test('every concept is used by some rule', () => {
    const source = (file: string) =>
      readFileSync(new URL(`../../src/language/${file}`, import.meta.url), 'utf8')
    const inIntents = ['intent.ts', 'read.ts', 'second-topic.ts'].flatMap((file) =>
      Array.from(source(file).matchAll(/touches\('(\w+)'\)/g), ([, name]) => name),
    )
    const used = new Set<string | undefined>([
      ...TOPIC_RULES.flatMap(({ needs, unless = [] }) => [...needs, ...unless]),
      ...inIntents,
    ])
    expect((Object.keys(CONCEPTS) as Concept[]).filter((concept) => !used.has(concept))).toEqual([])
  })
})
