import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { rulebookDirIn } from '../config.js'
import { CalendarDate } from '../domain/calendar-date.js'
import { Fault } from '../domain/fault.js'
import { dateInShanghai, instantOf } from '../domain/instant.js'
import { read } from '../language/read.js'
import { readRulebooks } from '../rulebook-folder.js'
import { type Answer, answer } from '../rules/answer.js'
import { answerRecord } from '../rules/answer-record.js'
import { textOf } from '../rules/answer-text.js'
import type { RulesInForce } from '../rules/in-force.js'
import { REFERENCE } from '../rules/rulebook/editions.js'
import { type Editions, editionOn } from '../rules/rulebook/succession.js'
import { NOTHING_SET } from '../rules/settings.js'
import { loadCalendar } from '../rules/working-calendar.js'

const USAGE = `用法：
  npm run ask -- "120万的项目走什么流程"        打印回答
  npm run --silent ask -- --jsonl < 问题文件    每行一个问题，每行输出一个 JSON
选项：
  --today YYYY-MM-DD   指定当天日期（默认今天）；按当天现行的规则版本回答`

/** The question on a line of input: raw text, or a JSON object with `q` or `question`. */
function questionOn(line: string): string {
  if (!line.startsWith('{')) return line
  try {
    const parsed: unknown = JSON.parse(line)
    if (typeof parsed !== 'object' || parsed === null) return line
    const { q, question } = parsed as { q?: unknown; question?: unknown }
    if (typeof question === 'string') return question
    return typeof q === 'string' ? q : line
  } catch {
    return line
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { jsonl: { type: 'boolean', default: false }, today: { type: 'string' } },
    allowPositionals: true,
  })
  const today = CalendarDate.safeParse(values.today ?? dateInShanghai(instantOf(Date.now())))
  if (!today.success) return refuse(`--today 不是有效日期：${values.today}`)
  const editions = await rulebooks()
  if (!editions) return
  const edition = editionOn(editions, REFERENCE, today.data)
  const rules: RulesInForce = { edition, calendar: loadCalendar(), settings: NOTHING_SET }
  const answered = (question: string): Answer => answer(read(question, { today: today.data }), rules)
  if (values.jsonl) {
    for await (const line of createInterface({ input: process.stdin })) {
      const text = line.replace(/^\uFEFF/, '').trim()
      if (text === '') continue
      const question = questionOn(text)
      process.stdout.write(`${JSON.stringify(answerRecord(question, answered(question), edition))}\n`)
    }
    return
  }
  const question = positionals.join(' ').trim()
  if (question === '') return refuse('没有问题')
  process.stdout.write(`${textOf(answered(question), edition)}\n`)
}

/** Every edition there is, or null after saying what is wrong with one. */
async function rulebooks(): Promise<Editions | null> {
  try {
    return await readRulebooks(rulebookDirIn(process.env))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    process.stderr.write(`${error.code} ${error.message}\n`)
    process.exitCode = 1
    return null
  }
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n${USAGE}\n`)
  process.exitCode = 2
}

await main()
