import { type Block, blocksOf, type Item } from './markdown-blocks.js'
import { inline } from './markdown-inline.js'
import { SideScroll } from './side-scroll.js'

function lines(of: readonly string[]) {
  return of.map((line, i) => [i > 0 && <br />, inline(line)])
}

/** Points and numbers that follow each other are lists of their own. */
function Lists({ items }: { items: readonly Item[] }) {
  const runs: Item[][] = []
  for (const item of items) {
    const last = runs.at(-1)
    if (last?.[0]?.ordered === item.ordered) last.push(item)
    else runs.push([item])
  }
  return runs.map((run, key) => <List key={key} items={run} />)
}

function List({ items }: { items: readonly Item[] }) {
  const [first] = items
  const entries = items.map((item, i) => (
    <li key={i}>
      {inline(item.text)}
      {item.below.length > 0 && <Lists items={item.below} />}
    </li>
  ))
  return first?.ordered ? <ol start={first.number}>{entries}</ol> : <ul>{entries}</ul>
}

function drawBlock(block: Block, key: number) {
  switch (block.kind) {
    case 'rule':
      return <hr key={key} />
    case 'code':
      return (
        <pre key={key}>
          <code>{block.lines.join('\n')}</code>
        </pre>
      )
    case 'heading':
      return (
        <h4 key={key} class={`heading h${block.level}`}>
          {inline(block.text)}
        </h4>
      )
    case 'list':
      return <Lists key={key} items={block.items} />
    case 'quote':
      return <blockquote key={key}>{lines(block.lines)}</blockquote>
    case 'table':
      return <MarkdownTable key={key} table={block} />
    case 'text':
    default:
      return <p key={key}>{lines(block.lines)}</p>
  }
}

function MarkdownTable({ table }: { table: Extract<Block, { kind: 'table' }> }) {
  const side = (at: number) => `align-${table.sides[at] ?? 'left'}`
  return (
    <SideScroll name="表格">
      <table class="table grey-head">
        <thead>
          <tr>
            {table.head.map((cell, at) => (
              <th key={at} scope="col" class={side(at)}>
                {inline(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {table.head.map((_, at) => (
                <td key={at} class={side(at)}>
                  {inline(row[at] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  )
}

/** The platform's markdown; whatever is not markup is a text node. Source: 富文本（Markdown）. */
export function Markdown({ content, size = 'normal' }: { content: string; size?: string }) {
  return <div class={`markdown size-${size}`}>{blocksOf(content).map(drawBlock)}</div>
}
