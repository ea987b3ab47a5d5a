import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { bodyOf, parsed } from './body.js'
import { type ClientConfig, ENDPOINT_PATH, endpointAnswer, REFUSALS } from './endpoint.js'
import type { Envelope } from './envelope.js'
import { decodeFrame, encodeFrame, type Frame, pieces } from './frames.js'
import { type Exchange, type Transport, unanswered } from './transport.js'
import type { World } from './world.js'

/** Connections an app may have at a time. Source: 使用长连接接收事件. */
export const CONNECTIONS_AT_MOST = 50
/** A payload longer than this travels in several frames. Our own figure: the platform names none. */
export const PIECE_BYTES = 1024

const SOCKET_PATH = '/ws/v2'
const SERVICE = 33554678

/** What a client answers to an event: `data` is its answer as JSON in base64. */
const Acknowledgement = z.object({ code: z.number().int(), data: z.string().nullish() })

type Settle = (exchange: Exchange) => void

/**
 * The platform's side of the connections that bots open themselves. A client is known by the app secret, once, when it asks
 * for an address; what travels afterwards is plain and unsigned. Source: 使用长连接接收事件.
 */
export class LongConnections implements Transport {
  /** Nothing passes in either direction, and nobody is told: a way that is cut without a word. */
  mute = false
  private readonly sockets = new WebSocketServer({ noServer: true })
  private readonly tickets = new Set<string>()
  /** What is under way on each connection, by message id. */
  private readonly open = new Map<WebSocket, Map<string, Settle>>()
  private gate: Promise<void> = Promise.resolve()

  constructor(
    private readonly world: World,
    private readonly settings: {
      /** Real milliseconds until the acknowledgement. */
      deadlineMs: number
      client: ClientConfig
    },
  ) {}

  /** Connections that are up. */
  get count(): number {
    return this.live().length
  }

  /** Takes its own two addresses on the platform's server; everything else goes on to whoever answered before. */
  attach(server: Server): void {
    const others = server.listeners('request') as RequestListener[]
    server.removeAllListeners('request')
    server.on('request', (request, response) => {
      // Whoever goes away in the middle of asking gets no answer.
      if (request.method === 'POST' && request.url === ENDPOINT_PATH)
        this.endpoint(request, response).catch(() => response.destroy())
      else for (const other of others) other(request, response)
    })
    server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head))
  }

  /** The platform ends every connection, as when it restarts one of its own machines. */
  cut(): void {
    for (const socket of this.open.keys()) socket.close(1001)
  }

  /** Whoever asks for an address from now on has to wait until the returned function is called. */
  hold(): () => void {
    let letGo = () => undefined as void
    this.gate = new Promise((resolve) => {
      letGo = resolve
    })
    return letGo
  }

  stop(): void {
    for (const socket of this.open.keys()) socket.terminate()
    this.sockets.close()
  }

  /** Any one live connection gets the envelope: a cluster, no broadcast. */
  exchange(envelope: Envelope): Promise<Exchange> {
    const { dice } = this.world
    const [socket] = dice.shuffle(this.live())
    const waiting = socket && this.open.get(socket)
    if (!socket || !waiting) return Promise.resolve(unanswered('no-connection'))
    const message = dice.id('')
    return new Promise((resolve) => {
      const settle: Settle = (exchange) => {
        clearTimeout(timer)
        waiting.delete(message)
        resolve(exchange)
      }
      const timer = setTimeout(() => settle(unanswered('timeout')), this.settings.deadlineMs)
      waiting.set(message, settle)
      if (this.mute) return
      for (const frame of framesOf(envelope, message, dice.id(''))) socket.send(encodeFrame(frame))
    })
  }

  private live(): WebSocket[] {
    return [...this.open.keys()].filter((socket) => socket.readyState === WebSocket.OPEN)
  }

  private async endpoint(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = parsed((await bodyOf(request)).toString('utf8'))
    await this.gate
    const body = endpointAnswer(this.world, asked, () => this.grant(request))
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify(body))
  }

  private grant(request: IncomingMessage): { URL: string; ClientConfig: ClientConfig } | null {
    if (this.count >= CONNECTIONS_AT_MOST) return null
    const ticket = this.world.dice.id('')
    this.tickets.add(ticket)
    const url = new URL(`ws://${request.headers.host}${SOCKET_PATH}`)
    url.searchParams.set('device_id', this.world.dice.id(''))
    url.searchParams.set('service_id', String(SERVICE))
    url.searchParams.set('ticket', ticket)
    return { URL: url.href, ClientConfig: this.settings.client }
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const url = new URL(request.url ?? '/', 'http://platform')
    if (url.pathname !== SOCKET_PATH) return void socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
    const known = this.tickets.delete(url.searchParams.get('ticket') ?? '')
    if (!known) return refuseHandshake(socket, REFUSALS.auth.msg, null)
    const { code, msg } = REFUSALS.tooMany
    if (this.count >= CONNECTIONS_AT_MOST) return refuseHandshake(socket, msg, code)
    this.sockets.handleUpgrade(request, socket, head, (connection) => this.welcome(connection))
  }

  private welcome(socket: WebSocket): void {
    const waiting = new Map<string, Settle>()
    this.open.set(socket, waiting)
    socket.on('message', (data: Buffer) => this.heard(socket, waiting, decodeFrame(data)))
    // What is wrong with a connection ends it; `close` follows.
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.open.delete(socket)
      for (const settle of waiting.values()) settle(unanswered('lost'))
      this.world.changed()
    })
    this.world.changed()
  }

  private heard(socket: WebSocket, waiting: ReadonlyMap<string, Settle>, frame: Frame | null): void {
    if (this.mute) return
    if (frame === null) return socket.close(1003)
    const { type = '', message_id: message = '' } = frame.headers
    if (frame.method === 0) {
      if (type === 'ping') socket.send(encodeFrame(pong(this.settings.client)))
      return
    }
    const answer = exchangeOf(frame.payload)
    if (answer) waiting.get(message)?.(answer)
  }
}

function framesOf(envelope: Envelope, message: string, trace: string): Frame[] {
  const parts = pieces(Buffer.from(JSON.stringify(envelope)), PIECE_BYTES)
  return parts.map((payload, seq) => ({
    service: SERVICE,
    method: 1,
    headers: {
      type: 'event',
      message_id: message,
      trace_id: trace,
      sum: String(parts.length),
      seq: String(seq),
    },
    payload,
  }))
}

/** A pong carries the settings anew, so that the platform can change them at any time. */
function pong(client: ClientConfig): Frame {
  const payload = Buffer.from(JSON.stringify(client))
  return { service: SERVICE, method: 0, headers: { type: 'pong' }, payload }
}

/** Null when the acknowledgement cannot be read: the platform goes on waiting. */
function exchangeOf(payload: Buffer): Exchange | null {
  try {
    const { code, data } = Acknowledgement.parse(JSON.parse(payload.toString('utf8')))
    return { status: code, failure: null, body: Buffer.from(data ?? '', 'base64').toString('utf8') }
  } catch {
    return null
  }
}

/** Why a client is turned away stands in the headers, where the SDKs look for it. */
function refuseHandshake(socket: Duplex, msg: string, authCode: number | null): void {
  const headers = [
    `Handshake-Status: ${REFUSALS.auth.code}`,
    `Handshake-Msg: ${msg}`,
    ...(authCode === null ? [] : [`Handshake-Autherrcode: ${authCode}`]),
    'Content-Length: 0',
    'Connection: close',
  ]
  socket.end(`HTTP/1.1 403 Forbidden\r\n${headers.join('\r\n')}\r\n\r\n`)
}
