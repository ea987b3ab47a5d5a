import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import { decodeFrame, encodeFrame, type Frame } from '../../playground/emulator/frames.js'

/** What a client gets when it asks the platform where to connect. */
export interface Told {
  code: number
  msg: string
  data: { URL?: string; ClientConfig?: Record<string, number> }
}

export async function askEndpoint(url: string, keys: object): Promise<{ status: number; told: Told }> {
  const response = await fetch(`${url}/callback/ws/endpoint`, { method: 'POST', body: JSON.stringify(keys) })
  return { status: response.status, told: (await response.json()) as Told }
}

/** Opens a socket, or gives the answer with which the handshake was refused. */
export async function shakeHands(url: string): Promise<WebSocket | IncomingMessage> {
  const socket = new WebSocket(url)
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (_, response) => resolve(response))
    socket.once('error', reject)
  })
}

/** A bot at the other end of one connection: keeps the frames it gets and answers as told. */
export interface SocketBot {
  socket: WebSocket
  frames: Frame[]
  /** Whole envelopes, their pieces put together. */
  heard: string[]
  /** The payload of the acknowledgement; null: silence. The default is code 200 with `{}`. */
  answer: (envelope: string) => string | null
  send(frame: Frame): void
  close(): Promise<void>
}

export const acknowledgement = (code: number, answer?: unknown): string =>
  JSON.stringify({
    code,
    headers: {},
    ...(answer === undefined ? {} : { data: Buffer.from(JSON.stringify(answer)).toString('base64') }),
  })

export async function connectSocketBot(
  url: string,
  keys: { appId: string; appSecret: string },
): Promise<SocketBot> {
  const { told } = await askEndpoint(url, { AppID: keys.appId, AppSecret: keys.appSecret })
  const socket = await shakeHands(told.data.URL ?? '')
  if (!(socket instanceof WebSocket)) throw new Error(`handshake refused with ${socket.statusCode}`)
  const bot: SocketBot = {
    socket,
    frames: [],
    heard: [],
    answer: () => acknowledgement(200, {}),
    send: (frame) => socket.send(encodeFrame(frame)),
    async close() {
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
  const parts: Buffer[] = []
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data)
    if (!frame) throw new Error('no frame')
    bot.frames.push(frame)
    if (frame.method === 0) return
    parts.push(frame.payload)
    if (parts.length < Number(frame.headers['sum'])) return
    const envelope = Buffer.concat(parts.splice(0)).toString('utf8')
    bot.heard.push(envelope)
    const payload = bot.answer(envelope)
    if (payload !== null)
      bot.send({ ...frame, headers: { ...frame.headers, biz_rt: '1' }, payload: Buffer.from(payload) })
  })
  return bot
}
