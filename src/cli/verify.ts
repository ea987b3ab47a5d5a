import { join } from 'node:path'
import { type Difference, type Verification, verifyRecord } from '../store/verify.js'

/** Where it differs: 「journal.jsonl 第 12 行，案件 round/1，第 3 号事件」. */
function placeOf(dir: string, { file, line, case: id, seq }: Difference): string {
  const parts = [join(dir, file)]
  if (line !== null) parts.push(`第 ${line} 行`)
  if (id !== null) parts.push(`案件 ${id}`)
  if (seq !== null) parts.push(`第 ${seq} 号事件`)
  return parts.join('，')
}

/** What was found, for the operator. */
function report(dir: string, found: Verification): string[] {
  const lines = [
    `核验目录　${dir}`,
    `日志行数　${found.lines}`,
    `事件数　　${found.events}（其中正式记录 ${found.official}）`,
    `案件数　　${found.cases}`,
    `链头　　　${found.head}`,
  ]
  for (const name of found.torn) lines.push(`附注　　　曾有未写完的日志末尾，保存在 ${join(dir, name)}`)
  if (found.tail > 0) lines.push(`附注　　　日志末尾有 ${found.tail} 字节尚未写完的内容，启动时会移出`)
  for (const note of found.notes) lines.push(`附注　　　${note}`)
  if (found.difference === null) return [...lines, '结论　　　记录链完好']
  return [
    ...lines,
    '结论　　　记录链不符，以上数字只算到第一处差异之前',
    `第一处差异 ${placeOf(dir, found.difference)}`,
    `　　　　　${found.difference.what}`,
    '　　　　　请保留现场，并从备份恢复后再次核验',
  ]
}

if (process.env['DATABASE_URL']) {
  console.error('本版本只用内置存储，本命令只核验 DATA_DIR 中的记录。请删除 DATABASE_URL 后再运行')
  process.exit(1)
}
const dir = process.env['DATA_DIR'] || './data'
const found = await verifyRecord(dir)
for (const line of report(dir, found)) console.log(line)
process.exitCode = found.ok ? 0 : 1
