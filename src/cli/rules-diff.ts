import { readdir, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { rulebookDirIn } from '../config.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { Fault } from '../domain/fault.js'
import { dateInShanghai, instantOf } from '../domain/instant.js'
import { read } from '../language/read.js'
import { readRulebook, readRulebooks } from '../rulebook-folder.js'
import { type Answer, answer } from '../rules/answer.js'
import type { Edition } from '../rules/rulebook/edition.js'
import { editionDiff } from '../rules/rulebook/edition-diff.js'
import { editionNamed } from '../rules/rulebook/succession.js'
import { NOTHING_SET } from '../rules/settings.js'
import { loadCalendar } from '../rules/working-calendar.js'

const USAGE = `用法：
  npm run rules:diff -- <版本A> <版本B>
  版本为 id（例如 yangpu-2021-4），或 .json 文件的路径`

/** The questions of the project, one JSON object a line. */
const QUESTIONS = new URL('../../test/eval/', import.meta.url)

/** What of an answer can change, the weightiest first: by it the questions are grouped. */
const KINDS = ['流程', '反问', '期限', '结论', '依据条款', '其他文字'] as const
type Kind = (typeof KINDS)[number]

interface Difference {
  kind: Kind
  before: string
  after: string
}

interface Changed {
  question: string
  differences: [Difference, ...Difference[]]
}

/** Every question of the set, each once; null where the folder is missing. */
async function questions(): Promise<string[] | null> {
  const names = await readdir(QUESTIONS).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (names === null) return null
  const files = names.filter((name) => name.endsWith('.jsonl')).sort()
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, QUESTIONS), 'utf8')))
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '')
  return [...new Set(lines.map((line) => (JSON.parse(line) as { q: string }).q))]
}

/** What an edition answers, kind by kind. Each line stands beside what is compared of it: another number or name of the document alone is no change. */
type Side = Record<Kind, { compared: string; shown: string }[]>

function sideOf(question: string, edition: Edition, today: CalendarDate): Side {
  const said = answer(read(question, { today }), { edition, calendar: loadCalendar(), settings: NOTHING_SET })
  const cites = said.grounds.map((id) => edition.clause(id).cite).sort((a, b) => b.length - a.length)
  const plain = (shown: string) => ({
    compared: cites
      .reduce((left, cite) => left.replaceAll(cite, '某条'), shown)
      .replaceAll(edition.docNo, '文号')
      .replaceAll(edition.title, '标题')
      .replaceAll(edition.status, '状态'),
    shown,
  })
  const clause = (id: Answer['grounds'][number]) => ({ compared: id, shown: edition.clause(id).cite })
  const { ask, deadline } = said
  return {
    流程: said.routes.map(clause),
    反问: ask ? [plain([ask.question, ...ask.options.map(({ label }) => label)].join(' / '))] : [],
    期限: deadline ? [plain(deadline)] : [],
    结论: [plain(said.conclusion)],
    依据条款: said.grounds.map(clause),
    其他文字: [
      ...said.details,
      ...[...said.steps, ...said.duties].map(({ text }) => text),
      ...said.counting,
      ...said.interpretation,
      ...said.presumptions,
    ].map(plain),
  }
}

/** Of clauses and further sentences, which can be many, only those that the other side does not have. */
const isLong = (kind: Kind) => kind === '依据条款' || kind === '其他文字'

/** How the answer to a question changes; null when it does not. */
function compared(question: string, a: Edition, b: Edition, today: CalendarDate): Changed | null {
  const [before, after] = [sideOf(question, a, today), sideOf(question, b, today)]
  const shown = (kind: Kind, of: Side, other: Side) => {
    const rest = new Set(isLong(kind) ? other[kind].map((line) => line.compared) : [])
    const lines = of[kind].filter((line) => !rest.has(line.compared)).map((line) => line.shown)
    return lines.length === 0 ? '（无）' : lines.join('；')
  }
  const comparedOf = (kind: Kind, side: Side) =>
    JSON.stringify(side[kind].map((line) => line.compared).sort())
  const [first, ...others] = KINDS.filter((kind) => comparedOf(kind, before) !== comparedOf(kind, after)).map(
    (kind) => ({ kind, before: shown(kind, before, after), after: shown(kind, after, before) }),
  )
  return first ? { question, differences: [first, ...others] } : null
}

function editionLines(a: Edition, b: Edition): string[] {
  const { parameters, seats, clauses } = editionDiff(a, b)
  const change = (what: string, before: string, after: string) => [
    `  ${what}`,
    `    前：${before}`,
    `    后：${after}`,
  ]
  return [
    `版本A  ${a.id}  ${a.docNo}，${a.inForceFrom}起施行`,
    `版本B  ${b.id}  ${b.docNo}，${b.inForceFrom}起施行`,
    '',
    `【数】${parameters.length}处变化`,
    ...parameters.map(({ what, before, after }) => `  ${what}：${before} → ${after}`),
    `【成员单位】${a.seats.length}家 → ${b.seats.length}家`,
    ...(seats.added.length > 0 ? [`  增加：${seats.added.join('、')}`] : []),
    ...(seats.removed.length > 0 ? [`  减少：${seats.removed.join('、')}`] : []),
    `【条款】新增${clauses.added.length}条，取消${clauses.removed.length}条，改写${clauses.reworded.length}条，编号变动${clauses.renumbered}条`,
    ...clauses.added.map(({ cite, text }) => `  新增 ${cite}：${text}`),
    ...clauses.removed.map(({ cite, text }) => `  取消 ${cite}：${text}`),
    ...clauses.reworded.flatMap(({ what, cite, before, after }) =>
      change(`改写 ${what}${what === cite ? '' : ` → ${cite}`}`, before, after),
    ),
  ]
}

function questionLines(changed: readonly Changed[]): string[] {
  return KINDS.flatMap((kind) => {
    const group = changed.filter(({ differences }) => differences[0].kind === kind)
    if (group.length === 0) return []
    return [
      '',
      `【${kind}有变化的问题】${group.length}个`,
      ...group.flatMap(({ question, differences }) => [
        `  ${question}`,
        ...differences.flatMap((one) => [
          `    ${one.kind}  前：${one.before}`,
          `    ${one.kind}  后：${one.after}`,
        ]),
      ]),
    ]
  })
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, strict: false })
  const [a, b] = positionals
  if (!a || !b || positionals.length > 2 || Object.keys(values).length > 0)
    return refuse(`需要两个版本\n${USAGE}`, 2)
  const known = await readRulebooks(rulebookDirIn(process.env))
  const unknown = [a, b].filter((name) => !name.endsWith('.json') && !known.has(name))
  if (unknown.length > 0)
    return refuse(
      `没有名为${unknown.map((name) => `“${name}”`).join('、')}的规则版本；已有版本：${[...known.keys()].join('、')}`,
      2,
    )
  const load = (name: string) => (name.endsWith('.json') ? readRulebook(name) : editionNamed(known, name))
  const [before, after] = [await load(a), await load(b)]
  const lines = editionLines(before, after)
  const asked = await questions()
  const today = dateInShanghai(instantOf(Date.now()))
  const changed = (asked ?? []).flatMap((question) => compared(question, before, after, today) ?? [])
  if (asked === null) lines.push('', '没有题库文件夹 test/eval，未比较问题的答案；请在完整的项目文件夹中运行')
  else lines.push(...questionLines(changed))
  lines.push('', `共${asked?.length ?? 0}个问题，${changed.length}个的答案有变化`)
  process.stdout.write(`${lines.join('\n')}\n`)
}

function refuse(why: string, code: number): void {
  process.stderr.write(`${why}\n`)
  process.exitCode = code
}

try {
  await main()
} catch (error) {
  if (!(error instanceof Fault)) throw error
  refuse(`${error.code} ${error.message}`, 1)
}
