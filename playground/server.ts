import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Emulator, Pressed } from './emulator/emulator.js'
import { CannotPress } from './emulator/pressing.js'
import type { BotState, PressAnswer } from './page/view.js'
import { bundlePage } from './page-bundle.js'
import { Viewing } from './viewing.js'

/** How the page starts and stops the bot; absent when the bot is run by somebody else. */
export interface BotControls {
  state(): BotState
  /** `hard`: the process is killed without a chance to tidy up. */
  restart(hard: boolean): Promise<void>
}

export interface ChatPage {
  url: string
  /** Tells open pages that something outside the emulator changed. */
  refresh(): void
  stop(): Promise<void>
}

const Person = z.string().startsWith('ou_')
const Typed = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean()]))
const REQUESTS = {
  '/api/say': z.strictObject({
    as: Person,
    chat: z.string(),
    text: z.string().trim().min(1).max(20_000),
    parent: z.string().optional(),
    mention: z.boolean(),
  }),
  '/api/press': z.strictObject({
    as: Person,
    message: z.string(),
    version: z.int().min(0),
    path: z.string(),
    typed: Typed,
  }),
  '/api/choose': z.strictObject({
    as: Person,
    message: z.string(),
    path: z.string(),
    value: z.union([z.string(), z.boolean()]),
  }),
  '/api/read': z.strictObject({ as: Person, chat: z.string() }),
  '/api/restart': z.strictObject({ hard: z.boolean() }),
}

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/**
 * Serves the chat page over an emulator, on this machine only. When `port` is taken the next free one is used; with 0
 * any free one.
 */
export async function startChatPage(emulator: Emulator, port: number, bot?: BotControls): Promise<ChatPage> {
  const assets = await bundlePage()
  const viewing = new Viewing(emulator)
  const streams = new Set<ServerResponse>()
  const botState = (): BotState => bot?.state() ?? { state: 'none', note: '' }

  let told: NodeJS.Timeout | null = null
  const refresh = () => {
    told ??= setTimeout(() => {
      told = null
      for (const stream of streams) stream.write('event: change\ndata: {}\n\n')
    }, 40)
  }
  const unlisten = emulator.changes.listen(refresh)

  const acts = {
    '/api/say': async (body: unknown) => {
      const { as, chat, text, parent, mention } = REQUESTS['/api/say'].parse(body)
      const said = emulator.say(as, text, { chat, mention, ...(parent === undefined ? {} : { parent }) })
      viewing.markRead(as, chat)
      const { delivery } = await said
      return { delivered: delivery === null || delivery.state === 'delivered' }
    },
    '/api/press': async (body: unknown) => {
      const { as, message, version, path, typed } = REQUESTS['/api/press'].parse(body)
      return pressAnswer(await emulator.press(as, message, { path }, typed, { version }))
    },
    '/api/choose': async (body: unknown) => {
      const { as, message, path, value } = REQUESTS['/api/choose'].parse(body)
      return pressAnswer(await emulator.choose(as, message, path, value))
    },
    '/api/read': (body: unknown) => {
      const { as, chat } = REQUESTS['/api/read'].parse(body)
      if (viewing.markRead(as, chat)) refresh()
      return Promise.resolve({})
    },
    '/api/restart': async (body: unknown) => {
      await bot?.restart(REQUESTS['/api/restart'].parse(body).hard)
      return {}
    },
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const own = new Set([`127.0.0.1:${bound}`, `localhost:${bound}`])
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${bound}`)
    const { origin } = request.headers
    if (!own.has(request.headers.host ?? '')) return json(response, 403, { error: '只能从本机访问' })
    if (origin !== undefined && !own.has(origin.replace(/^http:\/\//, '')))
      return json(response, 403, { error: '只能从本页面访问' })
    if (request.method === 'GET' && url.pathname === '/api/stream') return stream(streams, response)
    if (request.method === 'GET' && url.pathname === '/api/view') {
      const as = url.searchParams.get('as') ?? ''
      const person = emulator.people.find(({ openId }) => openId === as) ?? emulator.people[0]
      if (!person) return json(response, 404, { error: '名册中没有人员' })
      return json(response, 200, viewing.view(person.openId, url.searchParams.get('chat'), botState()))
    }
    const act = Object.hasOwn(acts, url.pathname) ? acts[url.pathname as keyof typeof acts] : undefined
    if (request.method === 'POST' && act) {
      if (!request.headers['content-type']?.startsWith('application/json'))
        return json(response, 415, { error: '只接受 JSON' })
      return json(response, 200, await act(await readJson(request)))
    }
    const asset = request.method === 'GET' ? assets.get(url.pathname) : undefined
    if (!asset) return json(response, 404, { error: '没有这个地址' })
    const fresh = request.headers['if-none-match'] === asset.etag
    response.writeHead(fresh ? 304 : 200, {
      ...HEADERS,
      'Content-Type': asset.type,
      ETag: asset.etag,
      'Cache-Control': url.pathname.startsWith('/fonts/') ? 'max-age=31536000, immutable' : 'no-cache',
    })
    response.end(fresh ? undefined : asset.bytes)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const known = error instanceof CannotPress || error instanceof z.ZodError
      const words = error instanceof CannotPress ? error.message : '请求无法处理'
      if (!response.headersSent) json(response, known ? 400 : 500, { error: words })
    })
  })
  const bound = await listen(server, port)
  return {
    url: `http://127.0.0.1:${bound}`,
    refresh,
    stop: () =>
      new Promise((resolve) => {
        unlisten()
        if (told) clearTimeout(told)
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function pressAnswer(pressed: Pressed): PressAnswer {
  if (pressed.code !== null) {
    const words = pressed.code === 200341 ? '目标回调服务超时未响应' : '操作未完成，请稍后重试'
    const toast = { type: 'error' as const, content: `${words}（${pressed.code}）` }
    return { toast, opened: null, replaced: false }
  }
  return { toast: pressed.toast, opened: pressed.opened, replaced: pressed.card !== null }
}

function stream(streams: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write('retry: 1000\n\n')
  streams.add(response)
  response.on('close', () => streams.delete(response))
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > 1_048_576) throw new CannotPress('内容过长')
    chunks.push(chunk as Buffer)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
}

/** Binds to the port or, when it is taken, to one of the next twenty. */
async function listen(server: Server, port: number): Promise<number> {
  for (let tried = port; ; tried += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(tried, '127.0.0.1', () => {
          server.off('error', reject)
          resolve()
        })
      })
      const address = server.address()
      return typeof address === 'object' && address ? address.port : tried
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!taken || tried >= port + 20) throw error
    }
  }
}
