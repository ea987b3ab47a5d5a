import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What `npm ci --omit=dev` leaves out is not there when the bot runs. */
const { dependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>
  scripts: Record<string, string>
}

const FROM =
  /(?:^|\n)\s*(?:import|export)\s(?!type\b)[^'";]*?from\s*'([^']+)'|import\(\s*'([^']+)'|^import\s*'([^']+)'|require\('([^']+)'\)/gm

/** `@larksuiteoapi/node-sdk` of `@larksuiteoapi/node-sdk/es`. */
const packageOf = (from: string): string => from.split('/', from.startsWith('@') ? 2 : 1).join('/')

const imported = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) =>
    [...readFileSync(`src/${name}`, 'utf8').matchAll(FROM)].map((match) => ({
      file: `src/${name}`,
      from: match.slice(1).find((group) => group !== undefined) ?? '',
    })),
  )
  .filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'))

test('every package that src/ imports stands under dependencies', () => {
  expect(imported.length).toBeGreaterThan(20)
  expect(imported.filter(({ from }) => !Object.hasOwn(dependencies, packageOf(from)))).toEqual([])
})

test('`npm start` runs on what stands under dependencies', () => {
  const loader = /--import (\S+)/.exec(scripts.start ?? '')?.[1] ?? ''
  expect(Object.hasOwn(dependencies, loader)).toBe(true)
})
