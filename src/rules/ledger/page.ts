import type { ClauseId, Edition } from '../rulebook/edition.js'
import type { Clause } from '../rulebook/edition-schema.js'
import { CLAUSE_IDS } from '../rulebook/editions.js'
import { TOPICS, type TopicId } from '../topics/all.js'
import { LEDGER } from './all.js'
import { type Entry, FORCES, FUNCTIONS, type FunctionName, PROCEDURES, type RuleName } from './entry.js'

/** A question people ask, and the clause that its answer rests on. */
export interface ProvingQuestion {
  q: string
  proves: string
}

const CARRIED: Record<Entry['by'], string> = {
  rule: '由规则判定或答复',
  procedure: '由程序办理',
  people: '由人决定或办理',
  information: '仅作说明',
}

/** Parts of the document by the beginning of their citations, in order. */
const PARTS: readonly (readonly [string, string])[] = [
  ['印发通知', '印发通知'],
  ['一', '一、总则'],
  ['二', '二、联席会议组成'],
  ['三', '三、联席会议主要职责'],
  ['四', '四、联席会议议事制度'],
  ['五（一）', '五、项目管理程序（一）项目申报'],
  ['五（二）', '五、项目管理程序（二）项目审核依据'],
  ['五（三）', '五、项目管理程序（三）项目区分及对应流程'],
  ['五（四）', '五、项目管理程序（四）联席会议审核'],
  ['五（五）', '五、项目管理程序（五）项目实施'],
  ['五（六）', '五、项目管理程序（六）绩效评价及其他'],
  ['六', '六、其他'],
  ['附件', '附件'],
]

/** The longest text of a clause that a cell shows whole, in characters. */
const SHOWN = 90

/**
 * 条款台账 as a page: for every part a table of its clauses, what carries them out, with what force and why, the topics that
 * answer them and the first question that reaches them.
 * @param questions in the order of preference
 */
export function clausesPage(edition: Edition, questions: readonly ProvingQuestion[]): string {
  const parts = PARTS.map(([prefix, title]) => {
    const ids = CLAUSE_IDS.filter((id) => edition.clause(id).cite.startsWith(prefix))
    const rows = ids.map((id) => row(id, edition, questions))
    return [`## ${title}`, '', ...HEAD, ...rows].join('\n')
  })
  return `${[introduction(edition), summary(), ...parts].join('\n\n')}\n`
}

const introduction = (edition: Edition) =>
  [
    '# 条款台账',
    '',
    `《${edition.title}》（${edition.docNo}），效力状态：${edition.status}。全文共${CLAUSE_IDS.length}条（款、句），逐条列明由什么执行、用语效力和理由。`,
    '',
    '- “由规则判定或答复”：本助手按条款算出或列出结论、步骤、期限、材料。',
    '- “由程序办理”：在本助手中一步一步办理并留痕；注明“尚未建成”的，目前只能答复，不能办理。',
    '- “由人决定或办理”：由所列单位或人员决定、办理，本助手只作说明和提示。',
    '- “仅作说明”：条款本身只说明情况，本助手在答复时引用。',
    '',
    '原文较长的只列开头并注明（节选），全文可向本助手发送“条款”加编号查看。本页由程序生成，请勿手工修改。',
  ].join('\n')

function summary(): string {
  const entries = CLAUSE_IDS.map((id) => LEDGER[id])
  const kinds = Object.entries(CARRIED).map(
    ([by, name]) => `| ${name} | ${entries.filter((entry) => entry.by === by).length} |`,
  )
  const forces = Object.entries(FORCES).map(
    ([force, name]) =>
      `| ${name} | ${entries.filter((entry) => entry.force.some((own) => own === force)).length} |`,
  )
  return [
    '## 汇总',
    '',
    '| 由什么执行 | 条数 |',
    '| --- | --- |',
    ...kinds,
    '',
    '| 用语效力（一条可有几种） | 条数 |',
    '| --- | --- |',
    ...forces,
  ].join('\n')
}

const HEAD = [
  '| 条款 | 编号 | 原文 | 由什么执行 | 用语效力 | 说明 | 相关问答 | 可以这样问 |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
]

function row(id: ClauseId, edition: Edition, questions: readonly ProvingQuestion[]): string {
  const clause = edition.clause(id)
  const entry = LEDGER[id]
  const cells = [
    clause.cite,
    id,
    wordsOf(clause),
    carriedBy(entry, edition),
    entry.force.map((force) => FORCES[force]).join('；'),
    entry.why,
    topicsOn(id).join('、') || '流程、材料或期限的答复',
    questions.find(({ proves }) => proves === id)?.q ?? '',
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '｜')).join(' | ')} |`
}

const wordsOf = ({ text }: Clause) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}……（节选）` : text)

function carriedBy(entry: Entry, edition: Edition): string {
  const who = entry.by === 'people' ? `：${entry.who}` : ''
  const procedures = entry.by === 'information' ? [] : (entry.procedures ?? [])
  const named = procedures.map((name) => {
    const { name: title, built } = PROCEDURES[name]
    return built ? title : `${title}（尚未建成）`
  })
  const rules = entry.rules ?? []
  const reckoned = rules.filter((rule) => !rule.startsWith('topic:'))
  const shown = (reckoned.length > 0 || entry.by !== 'rule' ? reckoned : rules).map((rule) =>
    ruleText(rule, edition),
  )
  return [
    `**${CARRIED[entry.by]}**${who}`,
    ...(shown.length > 0 ? [`规则：${shown.join('、')}`] : []),
    ...(named.length > 0 ? [`程序：${named.join('、')}`] : []),
  ].join('<br>')
}

function ruleText(rule: RuleName, edition: Edition): string {
  if (rule.startsWith('parameter:')) {
    const key = rule.slice('parameter:'.length) as keyof Edition['parameters']
    return `数值“${edition.parameters[key].name}”`
  }
  if (rule.startsWith('topic:')) return `问答“${TOPICS[rule.slice('topic:'.length) as TopicId].title}”`
  return `${FUNCTIONS[rule as FunctionName]}\`${rule}\``
}

/** Titles of the topics whose answers cite this clause. */
const topicsOn = (id: ClauseId): string[] =>
  (Object.keys(TOPICS) as TopicId[])
    .filter((topic) => TOPICS[topic].clauses.includes(id))
    .map((topic) => TOPICS[topic].title)
