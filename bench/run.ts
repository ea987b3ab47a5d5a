import { mkdir, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type ChildKind, serve } from './children.js'
import { type Clicks, measureClicks, quickEnough } from './clicks.js'
import { type Door, measureDoor } from './door.js'
import { median, ms, perSecond, quantile, ratio } from './figures.js'
import { measureRules, type Rules } from './rules.js'
import { measureWriters, type Writers } from './writers.js'

/** The rules alone: `npm run bench -- rules`. */
async function runRules(): Promise<void> {
  process.stdout.write(rulesPart(await measureRules()))
}

/** The measurements, one after another, on a folder of this disk; the figures go to the screen and to `results.md`. */
async function run(): Promise<void> {
  const dir = fileURLToPath(new URL(`../data/bench-${process.pid}`, import.meta.url))
  await mkdir(dir, { recursive: true })
  try {
    const rules = await measureRules()
    const door = await measureDoor()
    const writers = await measureWriters(dir)
    const clicks = await measureClicks(dir)
    const report = written(clicks, writers, door) + rulesPart(rules)
    await writeFile(new URL('./results.md', import.meta.url), report)
    process.stdout.write(report)
    if (!quickEnough(clicks)) process.exitCode = 1
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

function written(clicks: Clicks, writers: Writers, door: Door): string {
  const { clicks: taken, echoes } = clicks
  return `# Benchmarks

Written by \`npm run bench\` with Node ${process.versions.node} on ${availableParallelism()} cores. Only the ratios mean something elsewhere: each stands
against a baseline measured in the same run.

## From click to answer

14 leaders click at the same moment, ${clicks.bursts} times after a warm-up: whole bot, embedded store, real disk. Between the bursts the
same bodies go to a bare Koa echo.

| | bot | echo |
| --- | --- | --- |
| median | ${ms(median(taken))} | ${ms(median(echoes))} |
| 99 of 100 | ${ms(quantile(taken, 0.99))} | ${ms(quantile(echoes, 0.99))} |
| longest | ${ms(quantile(taken, 1))} | ${ms(quantile(echoes, 1))} |

Ratio of the medians: ${ratio(clicks.ratio)}. Median under 100 ms, never over 3 s: ${quickEnough(clicks) ? 'PASS' : 'FAIL'}.

## Durable acts

${writers.writers} writers, each act durable before the next: ${perSecond(writers.acts)}. One raw writer with fdatasync: ${perSecond(writers.before)} before, ${perSecond(writers.after)} after.
Ratio: ${ratio(writers.ratio)}.

## The door

An event verified, decrypted and read, then dropped: ${perSecond(door.door)}. Bare Koa echo of the same body: ${perSecond(door.echo)}. Ratio: ${ratio(door.ratio)}.
`
}

const rulesPart = (rules: Rules): string => `
## The rules

Questions of the set read and answered: ${perSecond(rules.questionsPerSecond)} (${rules.questions} questions).

| one routing | µs | json-rules-engine on the same rows takes |
| --- | --- | --- |
| json-rules-engine | ${rules.library.toFixed(1)} | 1 |
| the table of 五（三）, facts settled | ${rules.table.toFixed(2)} | ${ratio(rules.tableRatio)} times as long |
| a whole routing, open facts tried in every way | ${rules.routing.toFixed(2)} | ${ratio(rules.routingRatio)} times as long |
`

const [kind] = process.argv.slice(2)
if (kind === undefined) await run()
else if (kind === 'rules') await runRules()
else await serve(kind as ChildKind)
