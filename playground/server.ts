import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Emulator } from './emulator/emulator.js'
import { CannotPress } from './emulator/pressing.js'
import { bundlePage, PAGES } from './page-bundle.js'
import { Download, NotPossible, type Service } from './service.js'
import { chatService } from './services/chat.js'
import { galleryService } from './services/gallery.js'
import { type BotControls, processService } from './services/process.js'

export interface ChatPage {
  url: string
  /** Tells open pages that something outside the emulator changed. */
  refresh(): void
  stop(): Promise<void>
}

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** What the page can do besides chatting; without `bot` somebody else runs the bot. */
export interface PageParts {
  bot?: BotControls
  services?: readonly Service[]
}

/**
 * Serves the page over an emulator, on this machine only. When `port` is taken the next free one is used; with 0 any
 * free one.
 */
export async function startChatPage(
  emulator: Emulator,
  port: number,
  { bot, services = [] }: PageParts = {},
): Promise<ChatPage> {
  const assets = await bundlePage()
  const streams = new Set<ServerResponse>()

  let told: NodeJS.Timeout | null = null
  const refresh = () => {
    told ??= setTimeout(() => {
      told = null
      for (const stream of streams) stream.write('event: change\ndata: {}\n\n')
    }, 40)
  }
  const unlisten = emulator.changes.listen(refresh)

  const all: readonly Service[] = [
    chatService(emulator, () => bot?.state() ?? { state: 'none', note: '' }, refresh),
    galleryService(),
    ...(bot ? [processService(bot)] : []),
    ...services,
  ]
  const gets = new Map(all.flatMap(({ get }) => Object.entries(get ?? {})))
  const posts = new Map(all.flatMap(({ post }) => Object.entries(post ?? {})))

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const own = new Set([`127.0.0.1:${bound}`, `localhost:${bound}`])
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${bound}`)
    const { origin } = request.headers
    if (!own.has(request.headers.host ?? '')) return json(response, 403, { error: '只能从本机访问' })
    if (origin !== undefined && !own.has(origin.replace(/^http:\/\//, '')))
      return json(response, 403, { error: '只能从本页面访问' })
    if (request.method === 'GET' && url.pathname === '/api/stream') return stream(streams, response)
    const look = request.method === 'GET' ? gets.get(url.pathname) : undefined
    if (look) return give(response, await look(url.searchParams))
    const act = request.method === 'POST' ? posts.get(url.pathname) : undefined
    if (act) {
      if (!request.headers['content-type']?.startsWith('application/json'))
        return json(response, 415, { error: '只接受 JSON' })
      return give(response, await act(await readJson(request)))
    }
    const path = PAGES.includes(url.pathname) ? '/' : url.pathname
    const asset = request.method === 'GET' ? assets.get(path) : undefined
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

/** JSON, or a file under its name. */
function give(response: ServerResponse, found: unknown): void {
  if (!(found instanceof Download)) return json(response, 200, found)
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': found.type,
    'Content-Disposition': `${found.shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    'Cache-Control': 'no-store',
  })
  response.end(found.bytes)
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

/** Room for the largest file somebody sends, 5 MB in base64. */
const MOST_BODY_BYTES = 8 * 1_048_576

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > MOST_BODY_BYTES) throw new NotPossible('内容过长')
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
