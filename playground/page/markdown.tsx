import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { Names } from './card-context.js'

type Inline = ComponentChildren

/** Openings of inline markup, tried at every place; the body is read again unless it is literal. */
const RULES: readonly {
  at: RegExp
  draw: (found: RegExpExecArray, inner: (text: string) => Inline) => Inline
}[] = [
  { at: /^\*\*([\s\S]+?)\*\*/, draw: (m, inner) => <strong>{inner(m[1] ?? '')}</strong> },
  { at: /^~~([\s\S]+?)~~/, draw: (m, inner) => <s>{inner(m[1] ?? '')}</s> },
  { at: /^\*([^*\n]+)\*/, draw: (m, inner) => <em>{inner(m[1] ?? '')}</em> },
  { at: /^`([^`\n]+)`/, draw: (m) => <code>{m[1]}</code> },
  { at: /^\[([^\]\n]+)\]\((https?:[^)\s]+)\)/, draw: (m) => <Link href={m[2] ?? ''}>{m[1]}</Link> },
  {
    at: /^<font color=['"]?([a-z]+)[^>]*>([\s\S]*?)<\/font>/,
    draw: (m, inner) => <span class={`ink c-${m[1]}`}>{inner(m[2] ?? '')}</span>,
  },
  {
    at: /^<text_tag color=['"]?([a-z]+)[^>]*>([\s\S]*?)<\/text_tag>/,
    draw: (m) => <span class={`tag c-${m[1]}`}>{m[2]}</span>,
  },
  { at: /^<at ids?=['"]?([^'">\s]+)['"]?>(?:<\/at>)?/, draw: (m) => <Mention ids={m[1] ?? ''} /> },
  { at: /^<person id=['"]?([^'">\s]+)[^>]*>(?:<\/person>)?/, draw: (m) => <Mention ids={m[1] ?? ''} /> },
  { at: /^<br\s*\/?>/, draw: () => <br /> },
  { at: /^&(?:zwj|nbsp);/, draw: () => ' ' },
]

function Link({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  )
}

function Mention({ ids }: { ids: string }) {
  const names = useContext(Names)
  return (
    <>
      {ids.split(',').map((id) => (
        <span key={id} class="mention">
          @{id === 'all' ? '所有人' : (names.get(id) ?? id)}
        </span>
      ))}
    </>
  )
}

function inline(text: string): Inline {
  const out: Inline[] = []
  let plain = ''
  let rest = text
  while (rest !== '') {
    const rule = RULES.find(({ at }) => at.test(rest))
    const found = rule?.at.exec(rest)
    if (rule && found) {
      out.push(plain, rule.draw(found, inline))
      plain = ''
      rest = rest.slice(found[0].length)
    } else {
      const [first = ''] = rest
      plain += first
      rest = rest.slice(first.length)
    }
  }
  out.push(plain)
  return out
}

type Block = {
  kind: 'text' | 'ul' | 'ol' | 'quote' | 'code' | 'rule' | 'heading'
  lines: string[]
  level: number
}

function blocksOf(content: string): Block[] {
  const blocks: Block[] = []
  let fenced = false
  const put = (kind: Block['kind'], line: string, level = 0) => {
    const last = blocks.at(-1)
    if (last && last.kind === kind && kind !== 'heading' && kind !== 'rule') last.lines.push(line)
    else blocks.push({ kind, lines: [line], level })
  }
  for (const line of content.split('\n')) {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    if (/^\s*```/.test(line)) fenced = !fenced
    else if (fenced) put('code', line)
    else if (/^\s*(?:---+|<hr\s*\/?>)\s*$/.test(line)) put('rule', '')
    else if (heading) put('heading', heading[2] ?? '', heading[1]?.length ?? 1)
    else if (/^\s*[-*]\s+/.test(line)) put('ul', line.replace(/^\s*[-*]\s+/, ''))
    else if (/^\s*\d+\.\s+/.test(line)) put('ol', line.replace(/^\s*\d+\.\s+/, ''))
    else if (/^>\s?/.test(line)) put('quote', line.replace(/^>\s?/, ''))
    else put('text', line)
  }
  return blocks
}

function drawBlock({ kind, lines, level }: Block, key: number) {
  const joined = () => lines.map((line, i) => [i > 0 && <br />, inline(line)])
  const items = () => lines.map((line, i) => <li key={i}>{inline(line)}</li>)
  if (kind === 'rule') return <hr key={key} />
  if (kind === 'code') return <pre key={key}>{lines.join('\n')}</pre>
  if (kind === 'ul') return <ul key={key}>{items()}</ul>
  if (kind === 'ol') return <ol key={key}>{items()}</ol>
  if (kind === 'quote') return <blockquote key={key}>{joined()}</blockquote>
  return (
    <p key={key} class={kind === 'heading' ? `heading h${level}` : ''}>
      {joined()}
    </p>
  )
}

/** The part of the platform's markdown that cards use; whatever is not markup is a text node. */
export function Markdown({ content, size = 'normal' }: { content: string; size?: string }) {
  return <div class={`markdown size-${size}`}>{blocksOf(content).map(drawBlock)}</div>
}
