import { transformSync } from 'esbuild'

/** A regular expression begins where a value is expected. */
const VALUE_EXPECTED = /(?:^|[(,=:[!&|?{};+]|=>|return)\s*$/

/** All texts in a TypeScript source: of quotes and of templates, with `…` for every value put in. */
export function literalsIn(source: string): string[] {
  const { code: text } = transformSync(source, { loader: 'ts', charset: 'utf8', legalComments: 'none' })
  const found: string[] = []
  let at = 0

  const quoted = (quote: string) => {
    let out = ''
    for (at += 1; at < text.length && text[at] !== quote; at += 1) {
      if (quote === '`' && text.startsWith('${', at)) {
        at += 2
        code()
        out += '…'
      } else if (text[at] === '\\') {
        at += 1
        out += text[at] === 'n' ? '\n' : (text[at] ?? '')
      } else out += text[at] ?? ''
    }
    found.push(out)
  }
  const expression = () => {
    let inClass = false
    for (at += 1; at < text.length && (inClass || text[at] !== '/'); at += 1) {
      if (text[at] === '\\') at += 1
      else if (text[at] === '[') inClass = true
      else if (text[at] === ']') inClass = false
    }
  }
  /** Up to the brace that closes what is open, or to the end. */
  const code = () => {
    for (let depth = 0; at < text.length; at += 1) {
      const here = text[at] ?? ''
      if (here === '}' && depth === 0) return
      if (here === '{') depth += 1
      else if (here === '}') depth -= 1
      else if (here === "'" || here === '`' || here === '"') quoted(here)
      else if (here === '/' && VALUE_EXPECTED.test(text.slice(Math.max(0, at - 20), at))) expression()
    }
  }
  code()
  return found
}
