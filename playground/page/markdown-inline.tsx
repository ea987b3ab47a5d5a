import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { colourClass } from './box.js'
import { Hands, Names } from './card-context.js'
import { byFormat } from './times.js'

type Inline = ComponentChildren
type Draw = (found: RegExpExecArray, inner: (text: string) => Inline) => Inline

/** The value of an attribute of one of the platform's tags. */
function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}=(?:'([^']*)'|"([^"]*)"|([^\\s>'"]+))`).exec(tag)?.slice(1).find(Boolean) ?? ''
}

/** Openings of inline markup, tried at every place; the body is read again unless it is literal. */
const RULES: readonly { at: RegExp; draw: Draw }[] = [
  { at: /^<raw>([\s\S]*?)<\/raw>/, draw: (m) => m[1] },
  { at: /^\\([\\`*_{}[\]()#+\-.!~>|<])/, draw: (m) => m[1] },
  { at: /^`([^`\n]+)`/, draw: (m) => <code>{m[1]}</code> },
  {
    at: /^\*\*\*([^\n]+?)\*\*\*/,
    draw: (m, inner) => (
      <strong>
        <em>{inner(m[1] ?? '')}</em>
      </strong>
    ),
  },
  { at: /^(\*\*|__)([\s\S]+?)\1/, draw: (m, inner) => <strong>{inner(m[2] ?? '')}</strong> },
  { at: /^~~([\s\S]+?)~~/, draw: (m, inner) => <s>{inner(m[1] ?? '')}</s> },
  { at: /^\*([^*\s][^*\n]*)\*/, draw: (m, inner) => <em>{inner(m[1] ?? '')}</em> },
  {
    at: /^!\[([^\]\n]*)\]\(([^)\s]+)\)/,
    draw: (m) => <PictureInText alt={m[1] ?? ''} source={m[2] ?? ''} />,
  },
  {
    at: /^\[([^\]\n]+)\]\((https?:[^)\s]+)\)/,
    draw: (m, inner) => <Link href={m[2] ?? ''}>{inner(m[1] ?? '')}</Link>,
  },
  { at: /^<(https?:\/\/[^>\s]+)>/, draw: (m) => <Link href={m[1] ?? ''}>{m[1]}</Link> },
  { at: /^https?:\/\/[\x21-\x7e]+/, draw: (m) => <Link href={m[0]}>{m[0]}</Link> },
  {
    at: /^<a (href=[^>]*)>([\s\S]*?)<\/a>/,
    draw: (m, inner) => <Link href={attribute(m[1] ?? '', 'href')}>{inner(m[2] ?? '')}</Link>,
  },
  {
    at: /^<link ([^>]*?)\/?>(?:([\s\S]*?)<\/link>)?/,
    draw: (m) => <Link href={attribute(m[1] ?? '', 'url')}>{m[2] || attribute(m[1] ?? '', 'url')}</Link>,
  },
  {
    at: /^<font color=['"]?([a-z0-9-]+)[^>]*>([\s\S]*?)<\/font>/,
    draw: (m, inner) => <span class={`ink ${colourClass(m[1] ?? '')}`}>{inner(m[2] ?? '')}</span>,
  },
  {
    at: /^<text_tag color=['"]?([a-z0-9-]+)[^>]*>([\s\S]*?)<\/text_tag>/,
    draw: (m) => <span class={`tag ${colourClass(m[1] ?? '')}`}>{m[2]}</span>,
  },
  {
    at: /^<number_tag([^>]*)>([\s\S]*?)<\/number_tag>/,
    draw: (m) => (
      <span class={`number-tag ${colourClass(attribute(m[1] ?? '', 'background_color') || 'blue')}`}>
        {m[2]}
      </span>
    ),
  },
  {
    at: /^<local_datetime([^>]*?)\/?>(?:[\s\S]*?<\/local_datetime>)?/,
    draw: (m) => (
      <time>
        {byFormat(Number(attribute(m[1] ?? '', 'millisecond')), attribute(m[1] ?? '', 'format_type'))}
      </time>
    ),
  },
  { at: /^<at ids?=['"]?([^'">\s]+)['"]?>(?:<\/at>)?/, draw: (m) => <Mention ids={m[1] ?? ''} /> },
  { at: /^<person id=['"]?([^'">\s]+)[^>]*>(?:<\/person>)?/, draw: (m) => <NamedPerson id={m[1] ?? ''} /> },
  { at: /^<br\s*\/?>/, draw: () => <br /> },
  { at: /^&(?:zwj|zwnj);/, draw: () => '' },
  { at: /^&nbsp;/, draw: () => '\u00a0' },
  { at: /^&lt;/, draw: () => '<' },
  { at: /^&gt;/, draw: () => '>' },
  { at: /^&amp;/, draw: () => '&' },
]

/** Where none of these stands no rule can begin: whole runs of plain words are passed at once. */
const PLAIN = /^[^\\`*_~![<&h]+/

function Link({ href, children }: { href: string; children: ComponentChildren }) {
  if (!/^https?:\/\//.test(href)) return <span>{children}</span>
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  )
}

function PictureInText({ alt, source }: { alt: string; source: string }) {
  const address = useContext(Hands).pictureOf(source)
  return address === null ? (
    <span class="picture-word">{alt || '图片'}</span>
  ) : (
    <img src={address} alt={alt} />
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

function NamedPerson({ id }: { id: string }) {
  const names = useContext(Names)
  return <span class="person inline">{names.get(id) ?? id}</span>
}

/** A line of markup; whatever is not markup is text. */
export function inline(text: string): Inline {
  const out: Inline[] = []
  let plain = ''
  let rest = text
  while (rest !== '') {
    const run = PLAIN.exec(rest)?.[0]
    const rule = run === undefined ? RULES.find(({ at }) => at.test(rest)) : undefined
    const found = rule?.at.exec(rest)
    if (rule && found) {
      out.push(plain, rule.draw(found, inline))
      plain = ''
      rest = rest.slice(found[0].length)
    } else {
      const taken = run ?? Array.from(rest)[0] ?? ''
      plain += taken
      rest = rest.slice(taken.length)
    }
  }
  out.push(plain)
  return out
}
