import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Something of the code that never ran: a function, or a branch in one that did. */
export interface Unreached {
  kind: 'function' | 'branch'
  /** 「src/cards/elements.ts:91」 */
  at: string
  code: string
}

interface Counted {
  functionName: string
  ranges: { startOffset: number; endOffset: number; count: number }[]
}

/**
 * What of the files under `folder` a program never ran. It is bundled and run in a process of its own whose V8 counts every
 * function and block; the bundle's map leads back to the sources. `program` names its modules from the root of the project.
 */
export async function unreached(folder: string, program: string): Promise<Unreached[]> {
  const root = process.cwd()
  const place = mkdtempSync(join(tmpdir(), 'reached-'))
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    // Every file is there, whether the program needs it or not.
    const all = files.map((name) => `import './${folder}/${name.replace(/\.ts$/, '.js')}'\n`).join('')
    const outfile = join(place, 'program.mjs')
    await build({
      stdin: { resolveDir: root, contents: all + program },
      bundle: true,
      treeShaking: false,
      charset: 'utf8',
      format: 'esm',
      platform: 'node',
      sourcemap: 'external',
      sourceRoot: '/',
      outfile,
      logLevel: 'error',
    })
    const counts = join(place, 'counts')
    execFileSync(process.execPath, [outfile], { env: { ...process.env, NODE_V8_COVERAGE: counts } })
    const code = readFileSync(outfile, 'utf8')
    const placeOf = sourcePlaces(code, readFileSync(`${outfile}.map`, 'utf8'))
    return countedIn(counts).flatMap(({ ranges }) =>
      ranges.flatMap(({ startOffset, endOffset, count }, nth): Unreached[] => {
        const at = placeOf(startOffset)
        if (count > 0 || !at.startsWith(`${folder}/`)) return []
        const words = code.slice(startOffset, endOffset).replace(/\s+/g, ' ').trim()
        return [{ kind: nth === 0 ? 'function' : 'branch', at, code: words.slice(0, 80) }]
      }),
    )
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** What V8 counted of the bundle; the packages in it are left aside by their place. */
const countedIn = (folder: string): Counted[] =>
  readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      result: { url: string; functions: Counted[] }[]
    }
    return result.filter(({ url }) => url.endsWith('/program.mjs')).flatMap(({ functions }) => functions)
  })

/** File and line from which the character at an offset of the bundle comes. */
function sourcePlaces(code: string, map: string): (offset: number) => string {
  const sources = new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0])
  const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset)
    const entry = sources.findEntry(line, offset - (starts[line] ?? 0))
    if (!('originalSource' in entry)) return ''
    return `${entry.originalSource.replace(/^.*?(?=(?:src|playground|node_modules)\/)/, '')}:${entry.originalLine + 1}`
  }
}
