// The whole test command: checks, then tests; the last line is the count that CI reads.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

const report = 'artifacts/vitest.json'
mkdirSync('artifacts', { recursive: true })
rmSync(report, { force: true })

let passed = 0
let failed = 0

function check(name, command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status === 0) passed += 1
  else failed += 1
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name}`)
}

check('format', 'npx', ['biome', 'ci', '.'])
check('lint', 'npx', ['oxlint', '--type-aware', '--deny-warnings'])
check('types', 'npx', ['tsc', '--noEmit'])
check('dead code', 'npx', ['knip'])

const tests = spawnSync(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    stdio: 'inherit',
  },
)
try {
  const counted = JSON.parse(readFileSync(report, 'utf8'))
  passed += counted.numPassedTests
  failed +=
    counted.numFailedTests +
    counted.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
      .length
} catch {
  failed += 1
}
if (tests.status !== 0 && failed === 0) failed = 1

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
