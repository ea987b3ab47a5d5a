import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { CalendarDate } from '../domain/calendar-date.js'
import { dateInShanghai, instantOf } from '../domain/instant.js'
import { read } from '../language/read.js'
import { type Answer, answer } from '../rules/answer.js'
import { answerRecord } from '../rules/answer-record.js'
import { textOf } from '../rules/answer-text.js'
import type { RulesInForce } from '../rules/in-force.js'
import { loadEdition } from '../rules/rulebook/editions.js'
import { NOTHING_SET } from '../rules/settings.js'
import { loadCalendar } from '../rules/working-calendar.js'

const USAGE = `用法：
  npm run ask -- "120万的项目走什么流程"        打印回答
  npm run --silent ask -- --jsonl < 问题文件    每行一个问题，每行输出一个 JSON
选项：
  --today YYYY-MM-DD   指定当天日期（默认今天）`

const edition = loadEdition('yangpu-2021-4')
const rules: RulesInForce = { edition, calendar: loadCalendar(), settings: NOTHING_SET }

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

function refuse(why: string): void {
  process.stderr.write(`${why}\n${USAGE}\n`)
  process.exitCode = 2
}

await main()
