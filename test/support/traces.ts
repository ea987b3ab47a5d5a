import { readdirSync, readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { buttonsOf } from '../../playground/emulator/card/client.js'
import type { Pressed } from '../../playground/emulator/emulator.js'
import type { Message } from '../../playground/emulator/messages.js'
import type { Town } from './town.js'

const JOURNAL = 'journal.jsonl'

/** What anything that was done would change: the bytes on disk and the calls to the platform. */
export interface Trace {
  journal: number
  calls: number
}

/** As it is at this moment; what is still on its way shows only after `settled`. */
export const traceOf = (t: Town): Trace => ({
  journal: statSync(join(t.dir, JOURNAL)).size,
  calls: t.platform.calls.length,
})

/** Everything that stands on disk, as one text. */
export const onDisk = (t: Town): string =>
  readdirSync(t.dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')

/** What happened in cases of this kind, in order of record: the names of the events. */
export const eventsOf = (t: Town, kind = 'round'): string[] =>
  readFileSync(join(t.dir, JOURNAL), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line.slice(line.indexOf(' ') + 1)) as Entry)
    .filter((entry) => entry.op === 'act' && entry.case?.startsWith(`${kind}/`))
    .flatMap((entry) => (entry.events ?? []).map(({ event }) => event.did))

interface Entry {
  op: string
  case?: string
  events?: { event: { did: string } }[]
}

/** The value that a button of a card carries, as a hostile client could copy it. */
export function valueOf(
  t: Town,
  message: Message,
  button: string,
  version?: number,
): Record<string, unknown> {
  const found = buttonsOf(t.platform.cardOf(message.id, version)).find(({ text }) => text === button)
  if (!found) throw new Error(`no button ${button}`)
  return { ...(found.value as Record<string, unknown>) }
}

/** Presses with this value and form, whatever the card shows. */
export const pressWith = (
  t: Town,
  who: string,
  message: Message,
  value: unknown,
  form?: Record<string, unknown>,
): Promise<Pressed> =>
  t.platform.pressRaw(who, message.id, { tag: 'button', value, ...(form ? { form_value: form } : {}) })

/** Sends bytes to the bot's door. */
export function knock(
  t: Town,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(
      t.platform.webhook ?? '',
      { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, agent: false },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        )
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}
