import { randomBytes, randomUUID } from 'node:crypto'
import { seal } from '../playground/emulator/envelope.js'
import { post } from './connection.js'

export const KEYS = {
  appId: 'cli_0000000000000001',
  appSecret: 'bench-secret-of-the-app',
  encryptKey: 'bench-encrypt-key',
  verificationToken: 'bench-verification-token',
}

/** An event or a press as the platform sends it: enveloped, encrypted, signed. `at`: ms, as the header of the event has it. */
export function delivered(type: string, event: Record<string, unknown>, at: string): Buffer {
  const message = {
    schema: '2.0',
    header: {
      event_id: randomUUID(),
      event_type: type,
      create_time: at,
      token: KEYS.verificationToken,
      app_id: KEYS.appId,
      tenant_key: 'bench',
    },
    event,
  }
  const sealed = seal(message, {
    encryptKey: KEYS.encryptKey,
    timestamp: String(Math.floor(Date.now() / 1000)),
    nonce: randomUUID(),
    iv: randomBytes(16),
  })
  return post('/webhook/event', sealed.headers, sealed.body)
}

let said = 0

/** Somebody writes to the bot in private. */
export function message(who: string, text: string): Buffer {
  said += 1
  const now = String(Date.now())
  return delivered(
    'im.message.receive_v1',
    {
      sender: { sender_id: { open_id: who }, sender_type: 'user', tenant_key: 'bench' },
      message: {
        message_id: `om_said_${said}`,
        create_time: now,
        update_time: now,
        chat_id: `oc_${who}`,
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text }),
      },
    },
    now,
  )
}
