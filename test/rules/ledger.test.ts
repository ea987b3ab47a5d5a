import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LEDGER } from '../../src/rules/ledger/all.js'
import { type Force, FUNCTIONS, PROCEDURES } from '../../src/rules/ledger/entry.js'
import { clausesPage, type ProvingQuestion } from '../../src/rules/ledger/page.js'
import type { ClauseId } from '../../src/rules/rulebook/edition.js'
import { CLAUSE_IDS, isClauseId, loadEdition } from '../../src/rules/rulebook/editions.js'
import { TOPICS, type TopicId } from '../../src/rules/topics/all.js'

const SRC = new URL('../../src/', import.meta.url)
const edition = loadEdition('yangpu-2021-4')
const entries = CLAUSE_IDS.map((id) => ({ id, entry: LEDGER[id] }))
const questions = readFileSync(new URL('../eval/clause-questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ProvingQuestion & { expect: { clausesAll: string[] } })

const filesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, SRC), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)

/** Every value that the modules of a folder export, by name. */
async function exportsOf(folder: string): Promise<Map<string, unknown>> {
  const modules = await Promise.all(filesIn(folder).map((file) => import(file) as Promise<object>))
  return new Map(modules.flatMap((module) => Object.entries(module)))
}

/** What the words of a clause say by themselves; 「原则上」 softens whatever else stands there. */
function forceOf(text: string): Force[] {
  const said: [Force, RegExp][] = /原则上/.test(text)
    ? [['soft', /原则上/]]
    : [
        ['hard', /须|方能/],
        ['forbidden', /不得|拒不/],
        ['duty', /应(?!用|急|由公用)|(?<!如确)需(?!要|求)|要对|请认真/],
      ]
  const also: [Force, RegExp][] = [
    ['power', /(?<!方)可(?:以|根据|由|在|用)/],
    ['open', /等(?!级)/],
  ]
  const found = [...said, ...also].filter(([, words]) => words.test(text)).map(([force]) => force)
  return found.length > 0 ? found : ['stated']
}

/** The one clause whose word stands in the clause before: 「需填写前置审核表，并依照项目类型，提供…」. */
const BORROWED: Partial<Record<ClauseId, Force[]>> = { '5.1.2.e': ['duty'] }

describe('every clause is accounted for', () => {
  test('the ledger has the 103 clauses of the text and no other', () => {
    expect(Object.keys(LEDGER).sort()).toEqual([...CLAUSE_IDS].sort())
    expect(CLAUSE_IDS).toHaveLength(103)
  })

  test.each(entries)('$id: the force is that of its words', ({ id, entry }) => {
    const wanted = BORROWED[id] ?? forceOf(edition.clause(id).text)
    expect([...entry.force].sort()).toEqual(wanted.sort())
  })

  test.each(entries)('$id: one whole sentence says why', ({ entry }) => {
    expect(entry.why).toMatch(/^[^。]{6,}。$/)
    expect(entry.why).not.toMatch(/[A-Za-z{}]/)
  })

  test.each(entries.filter(({ entry }) => entry.by === 'people'))('$id: says which people', ({ entry }) => {
    expect(entry.by === 'people' && entry.who).toMatch(/[\p{Script=Han}]{3,}/u)
  })
})

describe('what the ledger names exists', () => {
  test('every function and table is exported by the rules', async () => {
    const exported = await exportsOf('rules/')
    expect(Object.keys(FUNCTIONS).filter((name) => typeof exported.get(name) !== 'function')).toEqual([])
  })

  test('every function and procedure of the lists carries some clause', () => {
    const named = new Set<string>(
      entries.flatMap(({ entry }) => [
        ...(entry.rules ?? []),
        ...(entry.by === 'information' ? [] : (entry.procedures ?? [])),
      ]),
    )
    expect(
      [...Object.keys(FUNCTIONS), ...Object.keys(PROCEDURES)].filter((name) => !named.has(name)),
    ).toEqual([])
  })

  test('the procedures that are said to be built are built, the planned ones are not yet', async () => {
    const carryNone = ['conversation', 'numbering', 'examples']
    const present = [...(await exportsOf('procedures/'))]
      .filter(([, value]) => typeof value === 'object' && value !== null && 'decide' in value)
      .map(([name]) => name)
    const built = Object.entries(PROCEDURES)
      .filter(([, { built }]) => built)
      .map(([name]) => name)
    expect(built.filter((name) => !present.includes(name))).toEqual([])
    expect(present.filter((name) => !built.includes(name) && !carryNone.includes(name))).toEqual([])
  })

  test.each(entries)('$id: each topic named cites it, each number named rests on it', ({ id, entry }) => {
    const named = (kind: string) =>
      (entry.rules ?? []).filter((rule) => rule.startsWith(kind)).map((rule) => rule.slice(kind.length))
    const silent = named('topic:').filter((topic) => !TOPICS[topic as TopicId].clauses.includes(id))
    const foreign = named('parameter:').filter(
      (name) => edition.parameters[name as keyof typeof edition.parameters].clause !== id,
    )
    expect([...silent, ...foreign]).toEqual([])
  })

  test('every number of the edition is named by the clause it rests on', () => {
    const unnamed = Object.entries(edition.parameters).filter(
      ([name, { clause }]) => !LEDGER[clause as ClauseId].rules?.some((rule) => rule === `parameter:${name}`),
    )
    expect(unnamed.map(([name]) => name)).toEqual([])
  })
})

describe('what cites a clause', () => {
  const CITED = /'((?:N|A|[1-6])\.(?:[a-z]+|\d+(?:\.\d+)*(?:\.[a-z])?(?:\.\d)?)(?:\.[ab])?)'/g

  test('every id quoted in rules, procedures and cards is a clause of the text', () => {
    const cited = ['rules/', 'procedures/', 'cards/']
      .flatMap(filesIn)
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(CITED)].map(([, id = '']) => id))
    const schemaVersion = '2.0'
    expect([...new Set(cited)].filter((id) => !isClauseId(id) && id !== schemaVersion)).toEqual([])
    expect(cited).toContain('5.3.e.2')
    expect(cited).toContain('2.succession.a')
  })

  test('every clause is cited by a topic, a step, a duty, a paper or a date', () => {
    const sources = filesIn('rules/')
      .filter((file) => !/rulebook|ledger/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    expect(CLAUSE_IDS.filter((id) => !sources.includes(`'${id}'`))).toEqual([])
  })
})

describe('questions that reach the clauses', () => {
  test('every clause has one, and each expects the clause it proves', () => {
    expect(CLAUSE_IDS.filter((id) => !questions.some(({ proves }) => proves === id))).toEqual([])
    expect(questions.filter(({ proves, expect: { clausesAll } }) => !clausesAll.includes(proves))).toEqual([])
  })

  test('they are questions in the words of people, each asked once', () => {
    expect(
      questions.filter(({ q }) => /^条款|[一二三四五六]（[一二三四五六七]）|\d\.\d+\.[a-z]/.test(q)),
    ).toEqual([])
    expect(new Set(questions.map(({ q }) => q)).size).toBe(questions.length)
  })
})

/** Clauses quoted by the sources of procedures that can say no; what only warns has a place of its own. */
const quotedWhereRefused = (sources: readonly string[]): string[] =>
  sources
    .filter((source) => /\bno\(|refused:|needs:/.test(source))
    .flatMap((source) => [...source.matchAll(/'([^'\n]+)'/g)].map(([, id = '']) => id))
    .filter(isClauseId)

describe('原则上', () => {
  const soft: readonly string[] = entries
    .filter(({ entry }) => entry.force.includes('soft'))
    .map(({ id }) => id)

  test('the six clauses with 「原则上」 are soft and carry no other force', () => {
    expect(soft).toEqual(['5.2.b', '5.3.e.2', '5.4.3.c', '5.5.1.c', '5.5.5.a', '5.5.7.d'])
    expect(soft.map((id) => LEDGER[id as ClauseId].force)).toEqual(soft.map(() => ['soft']))
  })

  test('no file of a procedure that can refuse quotes one of them', () => {
    const quoted = quotedWhereRefused(filesIn('procedures/').map((file) => readFileSync(file, 'utf8')))
    expect(quoted).toContain('4.4.b')
    expect(quoted.filter((id) => soft.includes(id))).toEqual([])
  })

  test('the search finds a ground however it is given, and leaves alone what only warns', () => {
    expect(quotedWhereRefused(["return no('HELD', '…', '…', '5.5.7.d')"])).toEqual(['5.5.7.d'])
    expect(quotedWhereRefused(["const HOLD = '5.4.3.c'\nreturn { refused: 'HELD', basis: HOLD }"])).toEqual([
      '5.4.3.c',
    ])
    expect(quotedWhereRefused(["export const warnings = [{ clause: '5.5.7.d' }]"])).toEqual([])
  })
})

describe('docs/clauses.md', () => {
  const page = clausesPage(edition, questions)

  test('is what the generator gives: npm run docs:clauses writes it anew', () => {
    expect(readFileSync(new URL('../../docs/clauses.md', import.meta.url), 'utf8')).toBe(page)
  })

  test('has every clause once, with its citation, and says where words were left out', () => {
    const rows = page.split('\n').filter((line) => /^\| .+ \| \S+ \| .+ \| \*\*/.test(line))
    expect(rows.map((row) => row.split(' | ')[1])).toEqual(CLAUSE_IDS)
    for (const row of rows) {
      const [cite = '', id = '', words = ''] = row.slice(2).split(' | ')
      const clause = edition.clause(id as ClauseId)
      expect(cite).toBe(clause.cite)
      expect(
        words === clause.text || (words.endsWith('……（节选）') && clause.text.startsWith(words.slice(0, 90))),
      ).toBe(true)
      expect(row.split(' | ')).toHaveLength(8)
    }
  })

  test('a procedure that does not exist yet is never shown as if it did', () => {
    const planned = Object.values(PROCEDURES).filter(({ built }) => !built)
    for (const { name } of planned)
      expect(page).not.toMatch(new RegExp(`程序：[^|]*${name}(?!（尚未建成）|纪要)`))
  })
})
