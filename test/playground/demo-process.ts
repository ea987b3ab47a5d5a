import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { buttonsOf, textOf } from '../../playground/emulator/card/client.js'
import type { Typed } from '../../playground/emulator/pressing.js'
import type { ClockView, PanelView } from '../../playground/page/panel/behind.js'
import type { MessageView, PageView, PressAnswer } from '../../playground/page/view.js'

/** A demo as somebody at a terminal starts it, and the calls that its page makes. */
export interface Demo {
  process: ChildProcess
  url: string
  /** Everything it has printed. */
  printed(): string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  clock(): Promise<ClockView>
  panel(): Promise<PanelView>
  says(as: string, text: string): Promise<{ delivered: boolean }>
  /** Cards of the bot in this person's private chat that hold all these words. */
  cards(as: string, ...words: string[]): Promise<MessageView[]>
  /** The newest of them; waits for it. */
  card(as: string, ...words: string[]): Promise<MessageView>
  presses(as: string, button: string, typed?: Typed, ...words: string[]): Promise<PressAnswer>
  /** Waits until the answer is truthy. */
  until<T>(ask: () => Promise<T>, what: string): Promise<T>
  /** Ctrl-C; resolves with the code it ended with. */
  stop(): Promise<number | null>
}

const PATIENCE_MS = 10_000

export async function startDemo(data: string): Promise<Demo> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'playground/demo.ts', '--data', data, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8')
    })

  const until: Demo['until'] = async (ask, what) => {
    const end = performance.now() + PATIENCE_MS
    for (;;) {
      const found = await ask()
      if (found) return found
      if (performance.now() > end || child.exitCode !== null)
        throw new Error(`in vain for ${what}; printed:\n${printed}`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
  const url = await until(async () => /演示页面：(http:\/\/[\d.:]+)/.exec(printed)?.[1], 'the address')
  if (url === undefined) throw new Error('no address')

  async function answer<T>(response: Response): Promise<T> {
    const body = (await response.json()) as T & { error?: string }
    if (!response.ok) throw new Error(body.error ?? String(response.status))
    return body
  }
  const get = async <T>(path: string): Promise<T> => answer<T>(await fetch(url + path))
  const post = async <T>(path: string, body: unknown = {}): Promise<T> =>
    answer<T>(
      await fetch(url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
  const view = (as: string) => get<PageView>(`/api/view?${new URLSearchParams({ as, chat: '' })}`)
  const cards: Demo['cards'] = async (as, ...words) =>
    (await view(as)).messages.filter(
      ({ card, from }) =>
        card !== null && from === 'bot' && words.every((word) => textOf(card).includes(word)),
    )
  const card: Demo['card'] = (as, ...words) =>
    until(
      async () => (await cards(as, ...words)).at(-1),
      `${as} to see ${words.join(' + ')}`,
    ) as Promise<MessageView>
  return {
    process: child,
    url,
    printed: () => printed,
    get,
    post,
    until,
    cards,
    card,
    clock: () => get('/api/clock'),
    panel: () => get('/api/panel'),
    async says(as, text) {
      const { chat } = await view(as)
      return post('/api/say', { as, chat, text, mention: false })
    },
    async presses(as, button, typed = {}, ...words) {
      const enabled = ({ card: shown }: MessageView) =>
        buttonsOf(shown).find((one) => one.text === button && !one.disabled)
      const message = await until(
        async () => (await cards(as, ...words)).findLast(enabled),
        `${as} to find 「${button}」`,
      )
      const path = message && enabled(message)?.path
      return post('/api/press', { as, message: message?.id, version: message?.version, path, typed })
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT')
        await once(child, 'exit')
      }
      return child.exitCode
    },
  }
}

const ps = (...what: string[]): string => {
  const { stdout } = spawnSync('ps', what, { encoding: 'utf8' })
  return stdout.trim()
}

/** Processes that this one started and that still run. */
export const childrenOf = (pid: number | undefined): number[] =>
  ps('-o', 'pid=', '--ppid', String(pid)).split(/\s+/).filter(Boolean).map(Number)

/** Does this process still run? One that has ended and was not yet taken note of does not. */
export function runs(pid: number): boolean {
  const state = ps('-o', 'stat=', '-p', String(pid))
  return state !== '' && !state.startsWith('Z')
}
