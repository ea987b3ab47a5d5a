import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What came back. */
export interface Reply {
  status: number
  body: Buffer
}

const BLANK = Buffer.from('\r\n\r\n')

/** A POST as the bytes that travel. */
export function post(path: string, headers: Readonly<Record<string, string>>, body: string): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`
  return Buffer.from(head + body)
}

/** One kept-alive connection that asks and waits, with so little work of its own that the server is what is measured. */
export class Connection {
  private held = Buffer.alloc(0)
  private answered: ((reply: Reply) => void) | null = null

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
    socket.on('data', (chunk) => {
      this.held = Buffer.concat([this.held, chunk])
      const end = this.held.indexOf(BLANK)
      if (end < 0) return
      const head = this.held.toString('latin1', 0, end)
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      const whole = end + BLANK.length + length
      if (this.held.length < whole) return
      const body = this.held.subarray(end + BLANK.length, whole)
      this.held = this.held.subarray(whole)
      this.answered?.({ status: Number(head.slice(9, 12)), body })
    })
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Connection(socket)
  }

  ask(request: Buffer): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.answered = resolve
      this.socket.once('error', reject)
      this.socket.write(request, () => this.socket.off('error', reject))
    })
  }

  close(): void {
    this.socket.destroy()
  }
}

/** So many connections to this port. */
export const connections = (port: number, count: number): Promise<Connection[]> =>
  Promise.all(Array.from({ length: count }, () => Connection.open(port)))

/** Sends all requests over these connections as fast as they are answered; requests per second. @throws on any answer but 200 */
export async function rateOf(over: readonly Connection[], requests: readonly Buffer[]): Promise<number> {
  let next = 0
  const begun = performance.now()
  await Promise.all(
    over.map(async (connection) => {
      for (let request = requests[next++]; request; request = requests[next++]) {
        const { status } = await connection.ask(request)
        if (status !== 200) throw new Error(`answered ${status}`)
      }
    }),
  )
  return (requests.length / (performance.now() - begun)) * 1000
}
