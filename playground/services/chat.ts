import { z } from 'zod'
import { failureWords } from '../emulator/callback-answer.js'
import type { Emulator, Pressed } from '../emulator/emulator.js'
import { type BotState, MOST_FILE_BYTES, type PressAnswer } from '../page/view.js'
import { Download, NotPossible, type Service } from '../service.js'
import { isShown, Viewing } from '../viewing.js'

const Person = z.string().startsWith('ou_')
const Typed = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean()]))
const Said = z.strictObject({
  as: Person,
  chat: z.string(),
  text: z.string().trim().min(1).max(20_000),
  parent: z.string().optional(),
  mention: z.boolean(),
})
const Press = z.strictObject({
  as: Person,
  message: z.string(),
  version: z.int().min(0),
  path: z.string(),
  typed: Typed,
})
const Choice = z.strictObject({
  as: Person,
  message: z.string(),
  path: z.string(),
  value: z.union([z.string(), z.boolean()]),
})
const SentFile = z.strictObject({
  as: Person,
  chat: z.string(),
  name: z.string().trim().min(1).max(200),
  /** Base64. */
  body: z.base64(),
  parent: z.string().optional(),
})
const Read = z.strictObject({ as: Person, chat: z.string() })

/** What people do in their clients: look, write, press, choose. `refresh` tells the open pages to look again. */
export function chatService(emulator: Emulator, botState: () => BotState, refresh: () => void): Service {
  const viewing = new Viewing(emulator)
  return {
    get: {
      '/api/view': (query) => {
        const as = query.get('as') ?? ''
        const person = emulator.people.find(({ openId }) => openId === as) ?? emulator.people[0]
        if (!person) throw new NotPossible('名册中没有人员')
        return viewing.view(person.openId, query.get('chat'), botState())
      },
      '/api/file': (query) => {
        const found = viewing.file(query.get('as') ?? '', query.get('message') ?? '', query.get('key'))
        const type = found.mime.startsWith('text/') ? `${found.mime}; charset=utf-8` : found.mime
        return new Download(found.name, type, found.bytes, isShown(found.mime))
      },
    },
    post: {
      '/api/say': async (body) => {
        const { as, chat, text, parent, mention } = Said.parse(body)
        const said = emulator.say(as, text, { chat, mention, ...(parent === undefined ? {} : { parent }) })
        viewing.markRead(as, chat)
        const { delivery } = await said
        return { delivered: delivery === null || delivery.state === 'delivered' }
      },
      '/api/send-file': async (body) => {
        const { as, chat, name, body: given, parent } = SentFile.parse(body)
        const bytes = Buffer.from(given, 'base64')
        if (bytes.length === 0 || bytes.length > MOST_FILE_BYTES)
          throw new NotPossible('只能发送不为空且不超过5 MB的文件')
        const where = { chat, ...(parent === undefined ? {} : { parent }) }
        const { delivery } = await emulator.sendFile(as, { name, bytes }, where)
        return { delivered: delivery === null || delivery.state === 'delivered' }
      },
      '/api/press': async (body) => {
        const { as, message, version, path, typed } = Press.parse(body)
        return pressAnswer(await emulator.press(as, message, { path }, typed, { version }))
      },
      '/api/choose': async (body) => {
        const { as, message, path, value } = Choice.parse(body)
        return pressAnswer(await emulator.choose(as, message, path, value))
      },
      '/api/read': (body) => {
        const { as, chat } = Read.parse(body)
        if (viewing.markRead(as, chat)) refresh()
        return {}
      },
    },
  }
}

function pressAnswer(pressed: Pressed): PressAnswer {
  if (pressed.code !== null) {
    const toast = { type: 'error' as const, content: failureWords(pressed.code) }
    return { toast, opened: null, replaced: false }
  }
  return { toast: pressed.toast, opened: pressed.opened, replaced: pressed.card !== null }
}
