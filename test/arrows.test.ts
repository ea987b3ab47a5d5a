import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Room → what its files may import: other rooms (with their own room always allowed) and packages. */
const MAY: Record<string, { rooms: readonly string[]; packages: readonly string[] }> = {
  domain: {
    rooms: [],
    packages: ['zod', 'dayjs', 'dayjs/plugin/customParseFormat.js', 'dayjs/plugin/utc.js'],
  },
  rules: { rooms: ['domain'], packages: ['zod'] },
  procedures: { rooms: ['domain', 'rules'], packages: ['zod'] },
  language: { rooms: ['domain', 'rules'], packages: [] },
  cards: { rooms: ['domain', 'rules', 'procedures'], packages: ['zod'] },
  store: {
    rooms: ['domain', 'procedures'],
    packages: ['zod', 'lowdb', 'node:crypto', 'node:fs', 'node:fs/promises', 'node:path', 'node:url'],
  },
  feishu: {
    rooms: ['domain'],
    packages: ['zod', 'axios', '@larksuiteoapi/node-sdk', 'node:crypto', 'node:module'],
  },
  bot: {
    rooms: ['domain', 'rules', 'procedures', 'language', 'cards', 'feishu', 'store'],
    packages: ['zod', 'koa', '@koa/router', 'raw-body', 'pino', 'node:crypto', 'node:http', 'node:net'],
  },
}
const PURE = ['domain', 'rules', 'procedures', 'language', 'cards']

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`)

const importsOf = (file: string) => {
  const source = readFileSync(file, 'utf8')
  const found = /^(?:import|export)\b(?:[^'";]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
  return [...source.matchAll(found)].map((match) => match[1] ?? match[2] ?? '')
}

/** Room and file that a relative import leads to. */
const target = (file: string, from: string): string => new URL(from, `file:///${file}`).pathname.slice(1)

const rooms = Object.keys(MAY).flatMap((room) => files(`src/${room}`).map((file) => ({ room, file })))

test.each(rooms)('$file imports only what its room may', ({ room, file }) => {
  const allowed = MAY[room]
  const stray = importsOf(file).filter((from) => {
    if (!from.startsWith('.')) return !allowed?.packages.includes(from)
    const [, into] = target(file, from).split('/')
    return into !== room && !allowed?.rooms.includes(into ?? '')
  })
  expect(stray).toEqual([])
})

const IMPURE =
  /Date\.now\(|new Date\(\)|Math\.random\(|process\.env|\bawait\b|\basync\b|randomUUID|performance\.now/

test.each(rooms.filter(({ room }) => PURE.includes(room)))(
  '$file is pure: no clock, chance, environment or waiting',
  ({ file }) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(IMPURE)
  },
)

test('bot/ takes the store as a type only', () => {
  const stray = files('src/bot').filter((file) =>
    /^import (?!type)(?:(?!^import)[\s\S])*?from '\.\.\/store\//m.test(readFileSync(file, 'utf8')),
  )
  expect(stray).toEqual([])
})

/** What of the playground may look into src/, and where; everything else in it knows the bot by HTTP alone. */
const PLAYGROUND_MAY: Record<string, readonly string[]> = {
  'playground/bot-host.ts': ['src/main.js'],
  // What the bot says to a word or a question stands in its tables and in how it understands: they are asked, not copied.
  'playground/gallery/': [
    'src/cards/',
    'src/procedures/',
    'src/rules/',
    'src/domain/',
    'src/bot/acts.js',
    'src/bot/replies.js',
    'src/bot/sentences.js',
    'src/bot/standing.js',
    'src/bot/understanding.js',
    'src/bot/words.js',
  ],
  'playground/record/': ['src/store/', 'src/procedures/', 'src/rules/', 'src/domain/'],
}

test.each(files('playground'))('%s looks into src/ only where it may', (file) => {
  const allowed = Object.entries(PLAYGROUND_MAY).flatMap(([place, into]) =>
    file.startsWith(place) ? into : [],
  )
  const stray = importsOf(file)
    .map((from) => (from.startsWith('.') ? target(file, from) : ''))
    .filter((into) => into.startsWith('src/') && !allowed.some((room) => into.startsWith(room)))
  expect(stray).toEqual([])
})

test('what the gallery asks of src/bot is pure', () => {
  const asked = (PLAYGROUND_MAY['playground/gallery/'] ?? []).filter((file) => file.startsWith('src/bot/'))
  const impure = asked.filter((file) => IMPURE.test(readFileSync(file.replace(/js$/, 'ts'), 'utf8')))
  expect([asked.length > 0, impure]).toEqual([true, []])
})

test('nothing in src/ imports the playground, tests or benchmarks', () => {
  const stray = files('src').filter((file) =>
    importsOf(file).some((from) => from.startsWith('.') && !target(file, from).startsWith('src/')),
  )
  expect(stray).toEqual([])
})

test('only composition roots read the environment', () => {
  const roots = (file: string) => file === 'src/main.ts' || file.startsWith('src/cli/')
  const readers = files('src').filter((file) => readFileSync(file, 'utf8').includes('process.env'))
  expect(readers.filter((file) => !roots(file))).toEqual([])
})

test('no route and no variable of the bot steers its time', () => {
  const sources = files('src').map((file) => readFileSync(file, 'utf8'))
  const found = (pattern: RegExp) =>
    sources.flatMap((source) => [...source.matchAll(pattern)].map(([, ...parts]) => parts.join(' ')))
  const routes = found(/\b(?:router|app)\.(all|get|post|put|patch|del|delete|register)\(\s*(\S+?)[,\s]/g)
  expect(routes.sort()).toEqual(["get '/healthz'", "get '/readyz'", "post '/webhook/event'"])
  const variables = found(/^ {4}([A-Z]+(?:_[A-Z]+)*):|(?:environment|process\.env)(?:\.|\[')([A-Z_]+)/gm)
  expect(variables.map((name) => name.trim())).toEqual(expect.arrayContaining(['PORT', 'RULEBOOK_DIR']))
  expect(variables.filter((name) => /CLOCK|NOW|TODAY|\bDATE\b|TIME|OFFSET/.test(name))).toEqual([])
  expect(readFileSync('src/main.ts', 'utf8')).toContain('start(process.env, systemClock(Date.now))')
})

test('the reader of imports sees them', () => {
  expect(importsOf('src/main.ts')).toEqual(expect.arrayContaining(['node:fs/promises', './config.js']))
  expect(importsOf('src/bot/acts.ts')).toContain('../cards/button.js')
})
