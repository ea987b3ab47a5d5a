import { buttonsOf } from '../emulator/card/client.js'
import { isObject } from '../emulator/card/rules.js'
import type { Emulator } from '../emulator/emulator.js'
import type { Attempt, Delivery } from '../emulator/outbound.js'
import type { AttemptLine, DeliveryLine } from '../page/panel/behind.js'

const STATES: Readonly<Record<Delivery['state'], readonly [string, DeliveryLine['mood']]>> = {
  held: ['平台暂存', 'open'],
  'under-way': ['正在投递', 'open'],
  delivered: ['已送达', 'good'],
  waiting: ['等待再次投递', 'open'],
  'given-up': ['不再投递', 'bad'],
}
const FAILURES: Readonly<Record<NonNullable<Attempt['failure']>, string>> = {
  timeout: '三秒内没有应答',
  connect: '连接不上机器人',
  dns: '找不到机器人的地址',
  'no-webhook': '没有接收地址',
  'no-connection': '长连接尚未建立',
  lost: '应答丢失',
}

/** What happened stays as it was said first: the cards it is read from are large, and the panel asks again and again. */
const told = new WeakMap<Delivery, string>()

/** One delivery as the panel shows it. */
export function deliveryLine(emulator: Emulator, delivery: Delivery): DeliveryLine {
  const { id, envelope, attempts, due } = delivery
  const [state, mood] = STATES[delivery.state]
  // Presses carry microseconds, events milliseconds.
  const at = Number(envelope.header.create_time.slice(0, 13))
  const what = told.get(delivery) ?? whatHappened(emulator, delivery)
  told.set(delivery, what)
  return {
    id,
    at,
    what,
    state,
    mood,
    attempts: attempts.map(attemptLine),
    due,
  }
}

function attemptLine({ at, status, failure, ms }: Attempt): AttemptLine {
  const ok = status === 200 && failure === null
  const result = ok ? '机器人已接收' : failure === null ? `机器人答复 ${status}` : FAILURES[failure]
  return { at, result, ok, ms: Math.round(ms) }
}

/** Who did what, in words. */
function whatHappened(emulator: Emulator, { type, envelope: { event } }: Delivery): string {
  const nameOf = (id: unknown) => emulator.people.find(({ openId }) => openId === id)?.name ?? '有人'
  switch (type) {
    case 'im.message.receive_v1': {
      const message = part(event, 'message')
      const who = nameOf(part(part(event, 'sender'), 'sender_id')['open_id'])
      const group = message['chat_type'] === 'group' ? '在群里' : ''
      return `${who}${group}${written(message)}`
    }
    case 'card.action.trigger': {
      const who = nameOf(part(event, 'operator')['open_id'])
      return `${who} ${pressed(emulator, event)}`
    }
    case 'application.bot.menu_v6':
      return `${nameOf(part(part(event, 'operator'), 'operator_id')['open_id'])} 点了菜单『${String(event['event_key'])}』`
    case 'im.message.message_read_v1':
      return `${nameOf(part(part(event, 'reader'), 'reader_id')['open_id'])} 读了机器人的消息`
    case 'im.message.recalled_v1':
      return '有人撤回了一条消息'
    case 'im.chat.member.bot.deleted_v1':
      return `${nameOf(part(event, 'operator_id')['open_id'])} 把机器人移出了群`
    case 'im.chat.member.bot.added_v1':
      return `${nameOf(part(event, 'operator_id')['open_id'])} 把机器人拉进了群`
    default:
      return '平台通知'
  }
}

/** A written opinion may come as a reply to its card, or astray: of such a text only the length is shown. */
const OPINION = /^.{0,12}?(同意|反对|其他意见)/s

function written(message: Record<string, unknown>): string {
  const content: unknown = JSON.parse(String(message['content']))
  const raw = isObject(content) && typeof content['text'] === 'string' ? content['text'] : null
  if (raw === null) return ' 发来文件或图片'
  const text = raw.replace(/@_user_\d+\s*/g, '')
  if (typeof message['parent_id'] === 'string' || OPINION.test(text))
    return ` 回复了一条消息（内容略，共${Array.from(text).length}字）`
  return ` 写道：${text}`
}

/** Which button it was is read from the card: what is typed into its form is nobody else's to read. */
function pressed(emulator: Emulator, event: Record<string, unknown>): string {
  const action = part(event, 'action')
  const message = emulator.message(String(part(event, 'context')['open_message_id']))
  const same = JSON.stringify(action['value'])
  for (let version = message.versions.length - 1; version >= 0; version -= 1) {
    const card = emulator.cardOf(message.id, version)
    const button = buttonsOf(card).find(
      ({ value, name }) =>
        JSON.stringify(value) === same && (action['name'] === undefined || name === action['name']),
    )
    if (button) return `点了『${button.text}』${on(card)}`
  }
  return '在卡片上作了选择'
}

/** 「，卡片“书面意见：…”」. */
function on(card: Record<string, unknown>): string {
  const title = part(part(card, 'header'), 'title')['content']
  return typeof title === 'string' ? `，卡片“${title}”` : ''
}

function part(whole: unknown, key: string): Record<string, unknown> {
  const found = isObject(whole) ? whole[key] : undefined
  return isObject(found) ? found : {}
}
