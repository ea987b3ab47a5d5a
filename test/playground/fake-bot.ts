import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as it reached the bot. */
export interface Heard {
  headers: IncomingHttpHeaders
  body: string
}

/** A bot that keeps what it hears and answers as told. */
export interface FakeBot {
  url: string
  heard: Heard[]
  /** What to answer; the default is 200 with `{}`. */
  answer: (response: ServerResponse, heard: Heard) => void
  stop(): Promise<void>
}

export async function startFakeBot(): Promise<FakeBot> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const heard = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') }
      bot.heard.push(heard)
      bot.answer(response, heard)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bot: FakeBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/event`,
    heard: [],
    answer: json(200, {}),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return bot
}

/** Answers with this status and JSON. */
export function json(status: number, body: unknown): FakeBot['answer'] {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(body))
  }
}
