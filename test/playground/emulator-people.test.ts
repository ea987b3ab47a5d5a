import { describe, expect, test } from 'vitest'
import type { Memory } from '../../playground/emulator/messages.js'
import { type Json, opened, Stand } from './emulator-stand.js'
import { voteCard } from './sample-cards.js'

const stand = new Stand()

const sendCode = async (to = 'ou_a') => (await stand.send(voteCard(), to)).body['code']
/** Kept in a file and read again. */
const again = () => stand.restart({ memory: JSON.parse(JSON.stringify(stand.emulator.memory)) as Memory })
const lastEvent = () => {
  const { header, event } = opened(stand.bot.heard.at(-1))
  return { type: header['event_type'], event }
}

describe('what keeps the bot from writing to a person', () => {
  test.each([
    ['outside its range', { outOfRange: true }, 230013],
    ['has stopped it', { stopped: true }, 230053],
    ['has resigned', { resigned: true }, 230029],
    ['is of another tenant', { foreign: true }, 230038],
  ])('%s: its own code, to send, to reply and to patch, also after a restart', async (_, standing, code) => {
    const card = await stand.sent(voteCard())
    stand.emulator.setStanding('ou_a', standing)
    await again()
    expect(stand.emulator.standing('ou_a')).toEqual(standing)
    expect(await sendCode()).toBe(code)
    const reply = { msg_type: 'text', content: '{"text":"好"}' }
    expect(await stand.code('POST', `/im/v1/messages/${card}/reply`, reply)).toBe(code)
    expect((await stand.patch(card, voteCard())).body['code']).toBe(code)
    expect(await sendCode('ou_b')).toBe(0)
    expect(await sendCode('oc_group')).toBe(0)
  })
  test('each can be lifted without the others', async () => {
    stand.emulator.setStopped('ou_a', true)
    stand.emulator.setOutOfRange('ou_a', true)
    stand.emulator.setStopped('ou_a', false)
    expect(await sendCode()).toBe(230013)
    stand.emulator.setOutOfRange('ou_a', false)
    expect(await sendCode()).toBe(0)
  })
})

describe('the bot in groups', () => {
  test('taken out it is told, cannot write and hears nothing; taken in again all is well', async () => {
    await stand.emulator.removeBot('ou_a', 'oc_group')
    expect(lastEvent()).toMatchObject({
      type: 'im.chat.member.bot.deleted_v1',
      event: {
        chat_id: 'oc_group',
        operator_id: { open_id: 'ou_a', union_id: 'on_a' },
        external: false,
        name: '联席会议工作群',
      },
    })
    await again()
    expect(await sendCode('oc_group')).toBe(230002)
    const said = await stand.emulator.say('ou_b', '条款', { chat: 'oc_group', mention: true })
    expect(said.delivery).toBeNull()
    await stand.emulator.addBot('ou_b', 'oc_group')
    expect(lastEvent()).toMatchObject({
      type: 'im.chat.member.bot.added_v1',
      event: { chat_id: 'oc_group', operator_id: { open_id: 'ou_b' } },
    })
    expect(await sendCode('oc_group')).toBe(0)
  })
  test('a dissolved group stays dissolved', async () => {
    stand.emulator.dissolve('oc_group')
    await again()
    expect(await sendCode('oc_group')).toBe(232009)
  })
})

describe('a person recalls', () => {
  test('the own message, and the bot is told', async () => {
    const { messageId } = await stand.emulator.say('ou_a', '同意')
    await stand.emulator.recall('ou_a', messageId)
    expect(lastEvent()).toEqual({
      type: 'im.message.recalled_v1',
      event: {
        message_id: messageId,
        chat_id: 'oc_p2p_a',
        recall_time: String(stand.clock.now()),
        recall_type: 'message_owner',
      },
    })
    expect(stand.emulator.message(messageId).revoked).toBe(true)
  })
  test('nobody else’s', async () => {
    const { messageId } = await stand.emulator.say('ou_a', '同意')
    await expect(stand.emulator.recall('ou_b', messageId)).rejects.toThrow('ou_b')
    expect(stand.emulator.message(messageId).revoked).toBe(false)
  })
})

describe('reading', () => {
  test('in the private chat the bot is told once, of all messages together', async () => {
    const ids = [await stand.sent(voteCard()), await stand.sent(voteCard())]
    const { messageId } = await stand.emulator.say('ou_a', '帮助')
    await stand.emulator.reads('ou_a', [...ids, messageId])
    expect(lastEvent()).toEqual({
      type: 'im.message.message_read_v1',
      event: {
        reader: {
          reader_id: { open_id: 'ou_a', union_id: 'on_a' },
          read_time: String(stand.clock.now()),
          tenant_key: expect.any(String),
        },
        message_id_list: ids,
      },
    })
    await again()
    expect(await stand.emulator.reads('ou_a', ids)).toBeNull()
    expect(stand.bot.heard).toHaveLength(2)
  })
  test('in a group it is not told, and nobody reads another’s private chat', async () => {
    const group = await stand.sent(voteCard(), 'oc_group')
    expect(await stand.emulator.reads('ou_b', [group])).toBeNull()
    expect(stand.emulator.memory.reads[group]).toEqual({ ou_b: stand.clock.now() })
    const own = await stand.sent(voteCard())
    expect(await stand.emulator.reads('ou_b', [own])).toBeNull()
    const readers: Json = stand.emulator.memory.reads[own] ?? {}
    expect(readers).toEqual({})
  })
})
