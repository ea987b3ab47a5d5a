import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { styleText } from 'node:util'

/** Where the conversation takes place: lines in, lines out. */
export interface Screen {
  /** A person sits at it; otherwise the lines come from a file or a pipe. */
  live: boolean
  /** Columns. */
  width: number
  write(...lines: string[]): void
  /** The next line typed; null when there is no more. `question` is shown to a person only. */
  ask(question: string): Promise<string | null>
  style(format: Parameters<typeof styleText>[0], text: string): string
  /** Ends the conversation: the question under way is answered with null. */
  close(): void
}

interface Stream {
  isTTY?: boolean
  columns?: number
}

/** The terminal, or the pipe, in which the program runs. */
export function openScreen(
  input: Readable & Stream,
  output: Writable & Stream,
  environment: Readonly<Record<string, string | undefined>>,
): Screen {
  const live = input.isTTY === true && output.isTTY === true
  const coloured = output.isTTY === true && !environment['NO_COLOR']
  const lines: string[] = []
  let waiting: ((line: string | null) => void) | null = null
  let closed = false
  const reader = createInterface(live ? { input, output } : { input })
  reader.on('line', (line) => {
    const give = waiting
    waiting = null
    if (give) give(line)
    else lines.push(line)
  })
  reader.on('close', () => {
    closed = true
    waiting?.(null)
  })
  reader.on('SIGINT', () => reader.close())
  return {
    live,
    get width() {
      return Math.max(40, Math.min(output.columns || 80, 100))
    },
    write(...said) {
      if (live && waiting) output.write('\r\x1b[K')
      for (const line of said) output.write(`${line}\n`)
      if (live && waiting) reader.prompt(true)
    },
    ask(question) {
      const next = lines.shift()
      if (next !== undefined) return Promise.resolve(next)
      if (closed) return Promise.resolve(null)
      if (live) {
        reader.setPrompt(question)
        reader.prompt()
      }
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
    style: (format, text) => (coloured ? styleText(format, text) : text),
    close: () => reader.close(),
  }
}
