import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { buttonsOf, fieldsOf, textOf } from '../playground/emulator/card/client.js'
import { catalogue } from '../playground/gallery/catalogue.js'
import { headingOf } from '../playground/terminal/card-lines.js'
import { WORDS } from '../src/bot/words.js'
import { EVENT_TYPES } from '../src/feishu/envelope.js'
import { literalsIn } from './literals.js'

const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)

const PAGES = ['README.md', ...filesIn('docs', '.md')]
const GUIDES = filesIn('docs/guide', '.md')
const read = (file: string) => readFileSync(file, 'utf8')
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

/** What a page leads to: links and pictures, without those of the web. */
const linksOf = (page: string) =>
  [...found(read(page), /\]\(([^)\s]+)\)/g), ...found(read(page), /\bsrc="([^"]+)"/g)].filter(
    (link) => !/^https?:/.test(link),
  )

/** The anchor of a heading, as the pages are shown: small letters, no marks, hyphens for spaces. */
const anchors = (page: string) =>
  found(read(page), /^#{1,6} (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )

test.each(PAGES)('%s: every link leads to a file, every anchor to a heading', (page) => {
  const lost = linksOf(page).filter((link) => {
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? page : join(dirname(page), decodeURIComponent(path))
    if (!existsSync(file)) return true
    return anchor !== undefined && !anchors(file).includes(decodeURIComponent(anchor))
  })
  expect(lost).toEqual([])
})

test('every picture is shown on a page, described, and no larger than 150 KB', () => {
  const pictures = filesIn('docs/pictures', '.png').sort()
  const shown = PAGES.flatMap((page) => linksOf(page).map((link) => join(dirname(page), link))).filter(
    (file) => file.endsWith('.png'),
  )
  expect(pictures).toEqual([...new Set(shown)].sort())
  expect(pictures.filter((file) => statSync(file).size > 150 * 1024)).toEqual([])
  const silent = PAGES.flatMap((page) => read(page).match(/<img(?![^>]*\balt="[^"]{4,}")[^>]*>/g) ?? [])
  expect(silent).toEqual([])
})

test('every command of the pages is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = PAGES.flatMap((page) => found(read(page), /npm run (?:--silent )?([a-z][a-z:-]*)/g))
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

const SOURCES = filesIn('src', '.ts').map(read)
const TEXTS = new Set(SOURCES.flatMap(literalsIn))
/** From so many characters on, a part of a sentence can be told. */
const TELLING = 6

/** What stands on the cards: words of buttons, fields, options, tags and folded panels, titles and lines of text. */
const SCREEN = catalogue().flatMap((entry): string[] => {
  const card = entry.made()
  const { title, tags, subtitle } = headingOf({ ...card })
  return [
    title,
    subtitle,
    ...tags,
    ...textOf(card).split('\n'),
    ...buttonsOf(card).map(({ text }) => text),
    ...fieldsOf(card).flatMap(({ label, options }) => [label ?? '', ...options.map(({ text }) => text)]),
  ]
})
/** A title is 「书面意见：」 and then the matter. */
const WHOLE = new Set(SCREEN.flatMap((text) => [text, /^[^：]+：/.exec(text)?.[0] ?? text]))
const COMMANDS = Object.values(WORDS).map(({ says }) => says[0])

test.each(GUIDES)('%s: what stands in 「」 stands so on the screen', (guide) => {
  const said = found(read(guide), /「([^「」]+)」/g).filter((word) => word !== '…')
  const strange = said.filter((word) => !WHOLE.has(word) && !COMMANDS.includes(word))
  expect([...new Set(strange)]).toEqual([])
})

/** Rows of the tables that begin with this heading: their first cells. */
const firstCells = (page: string, heading: string) =>
  read(page)
    .split('\n\n')
    .filter((block) => block.startsWith(`| ${heading} |`))
    .flatMap((block) => block.split('\n').slice(2))
    .map((row) => row.split('|')[1]?.trim() ?? '')

/** A text of the program with anything in the place of its values. */
const PATTERNS = [...TEXTS]
  .filter((text) => text.replaceAll('…', '').length >= TELLING)
  .map((text) => new RegExp(`^${text.split('…').map(escaped).join('[^]*')}$`))

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

test.each(GUIDES.filter((guide) => firstCells(guide, '看到的话').length > 0))(
  '%s: the refusals are those of the program',
  (guide) => {
    const strange = firstCells(guide, '看到的话').filter(
      (cell) =>
        !PATTERNS.some((pattern) => pattern.test(cell)) &&
        !(cell.length >= TELLING && [...TEXTS].some((text) => text.includes(cell))),
    )
    expect(strange).toEqual([])
  },
)

test('the guide to the platform names the events, variables, codes and log lines of the program', () => {
  const guide = read('docs/guide/connect.md')
  expect(EVENT_TYPES.filter((type) => !guide.includes(`\`${type}\``))).toEqual([])
  const named = found(guide, /`([A-Z]{3,}(?:_[A-Z]+)+)(?:=[^`]*)?`/g)
  expect(named).toContain('BAD_ROSTER')
  const lines = firstCells('docs/guide/connect.md', '日志里的话').map((cell) => cell.replaceAll('`', ''))
  expect(lines).toContain('request refused')
  const known = [...TEXTS, ...SOURCES]
  expect([...named, ...lines].filter((word) => !known.some((text) => text.includes(word)))).toEqual([])
})

test('the reader of texts sees quotes and templates, not comments', () => {
  const source = "a('甲', `乙${b('丙')}丁`, /['\"]/) // the chair's '戊'\n/** 'x' */ f('己')"
  expect(literalsIn(source)).toEqual(['甲', '丙', '乙…丁', '己'])
})
