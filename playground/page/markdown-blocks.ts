/** One line of a list, with what hangs below it. */
export interface Item {
  text: string
  ordered: boolean
  /** The number an ordered line begins with. */
  number: number
  below: Item[]
}

/** A part of the platform's markdown that stands by itself. */
export type Block =
  | { kind: 'text' | 'quote'; lines: string[] }
  | { kind: 'code'; lines: string[]; language: string }
  | { kind: 'heading'; text: string; level: number }
  | { kind: 'rule' }
  | { kind: 'list'; items: Item[] }
  | { kind: 'table'; head: string[]; sides: ('left' | 'center' | 'right')[]; rows: string[][] }

const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/
const DIVIDER = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$/

/** The blocks of a text, in order. Source: 富文本（Markdown）. */
export function blocksOf(content: string): Block[] {
  const lines = content.replaceAll('\r\n', '\n').split('\n')
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const [block, next] = blockAt(lines, at)
    const last = blocks.at(-1)
    if (block?.kind === 'text' && last?.kind === 'text') last.lines.push(...block.lines)
    else if (block) blocks.push(block)
    at = next
  }
  return blocks.filter((block) => block.kind !== 'text' || block.lines.some((line) => line.trim() !== ''))
}

/** The block that begins at this line, and where the next one does. */
function blockAt(lines: readonly string[], at: number): [Block | null, number] {
  const line = lines[at] ?? ''
  const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
  if (heading) return [{ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }, at + 1]
  if (/^\s*```/.test(line)) return codeAt(lines, at)
  if (/^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|<hr\s*\/?>)\s*$/.test(line))
    return [{ kind: 'rule' }, at + 1]
  if (line.includes('|') && DIVIDER.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('|'))
    return tableAt(lines, at)
  if (/^\s*>/.test(line)) {
    const end = endOf(lines, at, (one) => /^\s*>/.test(one))
    return [{ kind: 'quote', lines: lines.slice(at, end).map((one) => one.replace(/^\s*>\s?/, '')) }, end]
  }
  if (ITEM.test(line)) {
    const end = endOf(lines, at, (one) => ITEM.test(one))
    return [{ kind: 'list', items: itemsOf(lines.slice(at, end)) }, end]
  }
  return [{ kind: 'text', lines: [line] }, at + 1]
}

function endOf(lines: readonly string[], at: number, belongs: (line: string) => boolean): number {
  const end = lines.findIndex((line, index) => index > at && !belongs(line))
  return end === -1 ? lines.length : end
}

function codeAt(lines: readonly string[], at: number): [Block, number] {
  const language = (lines[at] ?? '').replace(/^\s*`+/, '').trim()
  const end = endOf(lines, at, (line) => !/^\s*```/.test(line))
  return [{ kind: 'code', language, lines: lines.slice(at + 1, end) }, end + 1]
}

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

function tableAt(lines: readonly string[], at: number): [Block, number] {
  const end = endOf(lines, at + 1, (line) => line.includes('|'))
  const sides = cellsOf(lines[at + 1] ?? '').map((cell) => {
    if (cell.startsWith(':') && cell.endsWith(':')) return 'center'
    return cell.endsWith(':') ? 'right' : 'left'
  })
  const head = cellsOf(lines[at] ?? '')
  return [{ kind: 'table', head, sides, rows: lines.slice(at + 2, end).map(cellsOf) }, end]
}

/** Lines of a list as a tree, by how far each is set in. */
function itemsOf(lines: readonly string[]): Item[] {
  const top: Item[] = []
  const open: { depth: number; items: Item[] }[] = [{ depth: -1, items: top }]
  for (const line of lines) {
    const found = ITEM.exec(line)
    const depth = (found?.[1] ?? '').replaceAll('\t', '    ').length
    const number = Number(found?.[3] ?? 1)
    const item: Item = { text: found?.[4] ?? '', ordered: found?.[3] !== undefined, number, below: [] }
    while (open.length > 1 && (open.at(-1)?.depth ?? -1) >= depth) open.pop()
    open.at(-1)?.items.push(item)
    open.push({ depth, items: item.below })
  }
  return top
}
