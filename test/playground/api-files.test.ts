import { describe, expect, test } from 'vitest'
import { idOf, type Json, opened, Stand } from './emulator-stand.js'
import { voteCard } from './sample-cards.js'

const stand = new Stand()
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const PDF = Buffer.from('%PDF-1.7 方案')
const MB = 1024 * 1024

function form(fields: Record<string, string | [Uint8Array, string]>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') data.set(name, value)
    else data.set(name, new Blob([new Uint8Array(value[0])]), value[1])
  return data
}

async function upload(path: string, fields: Parameters<typeof form>[0]): Promise<Json> {
  return (await (await stand.raw('POST', path, form(fields))).json()) as Json
}

const uploadFile = (bytes: Uint8Array = PDF, more: Record<string, string> = {}) =>
  upload('/im/v1/files', {
    file_type: 'pdf',
    file_name: '建设方案.pdf',
    file: [bytes, '建设方案.pdf'],
    ...more,
  })
const uploadImage = (bytes: Uint8Array = PNG, type = 'message') =>
  upload('/im/v1/images', { image_type: type, image: [bytes, '拓扑图.png'] })

const keyOf = (body: Json, name: 'file_key' | 'image_key') => String((body['data'] as Json)[name])
const fileKey = async (more: Record<string, string> = {}) => keyOf(await uploadFile(PDF, more), 'file_key')

describe('uploading', () => {
  test('a file is kept byte for byte with its name, and survives as plain data', async () => {
    const key = await fileKey()
    const expected = { key, name: '建设方案.pdf', type: 'file', mime: 'application/pdf', bytes: PDF }
    expect(stand.emulator.file(key)).toEqual(expected)
    await stand.restart({ memory: JSON.parse(JSON.stringify(stand.emulator.memory)) as never })
    expect(stand.emulator.file(key)).toEqual(expected)
    expect(stand.emulator.file('file_v3_nothing')).toBeNull()
  })
  test('a picture is known by its first bytes, not by its name', async () => {
    const key = keyOf(await uploadImage(), 'image_key')
    expect(stand.emulator.file(key)).toMatchObject({ type: 'image', mime: 'image/png' })
    expect((await uploadImage(PDF))['code']).toBe(234011)
  })
  test.each([
    ['an unknown file_type', { file_type: 'exe' }],
    ['no file_name', { file_name: '' }],
    ['text in the place of the file', { file: 'x' }],
  ])('%s is 234001', async (_, more) => {
    expect((await uploadFile(PDF, more))['code']).toBe(234001)
  })
  test('an unknown use of a picture, and a body that is no form, are 234001', async () => {
    expect((await uploadImage(PNG, 'wallpaper'))['code']).toBe(234001)
    expect(await stand.code('POST', '/im/v1/files', { file_type: 'pdf' })).toBe(234001)
  })
  test('nothing is 234010; 30 MB of file and 10 MB of picture pass, one byte more is 234006', async () => {
    expect((await uploadFile(new Uint8Array()))['code']).toBe(234010)
    expect((await uploadImage(new Uint8Array()))['code']).toBe(234010)
    const picture = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)])
    expect((await uploadFile(Buffer.alloc(30 * MB)))['code']).toBe(0)
    expect((await uploadFile(Buffer.alloc(30 * MB + 1)))['code']).toBe(234006)
    expect((await uploadImage(picture(10 * MB)))['code']).toBe(0)
    expect((await uploadImage(picture(10 * MB + 1)))['code']).toBe(234006)
  })
})

describe('messages with files', () => {
  test('a file and a picture of the bot arrive', async () => {
    const file = await fileKey()
    const image = keyOf(await uploadImage(), 'image_key')
    expect((await stand.post('file', { file_key: file })).body['code']).toBe(0)
    expect((await stand.post('image', { image_key: image })).body['code']).toBe(0)
    expect(stand.emulator.messagesOf('ou_a').map(({ type }) => type)).toEqual(['file', 'image'])
  })
  test('what a person sent, or nobody, is not the bot’s to send: 230017', async () => {
    await stand.emulator.sendFile('ou_a', { name: '说明.docx', bytes: PDF })
    const [theirs = ''] = Object.keys(stand.emulator.memory.files)
    for (const key of [theirs, 'file_v3_nothing'])
      expect((await stand.post('file', { file_key: key })).body['code']).toBe(230017)
  })
  test('a film sent as a file is 230055, a picture’s key in a file message 230001', async () => {
    const film = await fileKey({ file_type: 'mp4' })
    expect((await stand.post('file', { file_key: film })).body['code']).toBe(230055)
    const image = keyOf(await uploadImage(), 'image_key')
    expect((await stand.post('file', { file_key: image })).body['code']).toBe(230001)
    expect((await stand.post('image', { file_key: film })).body['code']).toBe(230001)
  })
  test('a person’s file reaches the bot in the private chat, as a reply too, and not in a group', async () => {
    const card = await stand.sent(voteCard())
    const file = { name: '说明.docx', bytes: PDF }
    const { messageId } = await stand.emulator.sendFile('ou_a', file, { parent: card })
    const [key = ''] = Object.keys(stand.emulator.memory.files)
    expect(opened(stand.bot.heard[0])).toMatchObject({
      header: { event_type: 'im.message.receive_v1' },
      event: {
        sender: { sender_id: { open_id: 'ou_a', union_id: 'on_a' } },
        message: {
          message_id: messageId,
          parent_id: card,
          message_type: 'file',
          content: JSON.stringify({ file_key: key, file_name: '说明.docx' }),
        },
      },
    })
    expect((await stand.emulator.sendFile('ou_a', file, { chat: 'oc_group' })).delivery).toBeNull()
    expect(stand.bot.heard).toHaveLength(1)
  })
  test('a person’s picture is a message of the type image', async () => {
    await stand.emulator.sendFile('ou_a', { name: '拓扑图.png', bytes: PNG })
    const { message } = opened(stand.bot.heard[0]).event as { message: Json }
    expect(message['message_type']).toBe('image')
    expect(JSON.parse(String(message['content']))).toEqual({ image_key: expect.stringMatching(/^img_/) })
  })
})

describe('downloading', () => {
  async function theirs(): Promise<[string, string]> {
    const file = { name: '说明.docx', bytes: PDF }
    const { messageId } = await stand.emulator.sendFile('ou_a', file)
    return [messageId, Object.keys(stand.emulator.memory.files).at(-1) ?? '']
  }
  const resource = (id: string, key: string, type: string) =>
    stand.raw('GET', `/im/v1/messages/${id}/resources/${key}?type=${type}`)
  const codeOf = async (response: Promise<Response>) => ((await (await response).json()) as Json)['code']

  test('what a person sent is read through its message', async () => {
    const [id, key] = await theirs()
    const response = await resource(id, key, 'file')
    expect(response.headers.get('content-type')).toContain('wordprocessingml')
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('说明.docx'))
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF)
  })
  test('a file not of the message is 234003, a card 234043, a recalled message 230110, no type 234001', async () => {
    const [id, key] = await theirs()
    const [, other] = await theirs()
    expect(await codeOf(resource(id, other, 'file'))).toBe(234003)
    expect(await codeOf(resource(id, key, 'image'))).toBe(234003)
    expect(await codeOf(resource(id, key, ''))).toBe(234001)
    expect(await codeOf(resource(await stand.sent(voteCard()), key, 'file'))).toBe(234043)
    stand.emulator.revoke(id)
    expect(await codeOf(resource(id, key, 'file'))).toBe(230110)
  })
  test('outside the group the bot reads nothing: 234004', async () => {
    const said = await stand.emulator.sendFile('ou_a', { name: 'a.txt', bytes: PDF }, { chat: 'oc_group' })
    const [key = ''] = Object.keys(stand.emulator.memory.files)
    await stand.emulator.removeBot('ou_a', 'oc_group')
    expect(await codeOf(resource(said.messageId, key, 'file'))).toBe(234004)
  })
  test('what the app uploaded is read by its key, what a person sent is 234008, anything else 234005', async () => {
    const file = await stand.raw('GET', `/im/v1/files/${await fileKey()}`)
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF)
    const image = await stand.raw('GET', `/im/v1/images/${keyOf(await uploadImage(), 'image_key')}`)
    expect(Buffer.from(await image.arrayBuffer())).toEqual(PNG)
    const [, key] = await theirs()
    expect(await codeOf(stand.raw('GET', `/im/v1/files/${key}`))).toBe(234008)
    expect(await codeOf(stand.raw('GET', `/im/v1/images/${key}`))).toBe(234005)
  })
  test('the answer to a file message names it', async () => {
    const answer = await stand.post('file', { file_key: await fileKey() })
    expect(stand.emulator.message(idOf(answer)).type).toBe('file')
    expect(answer.body).toMatchObject({ data: { msg_type: 'file', body: { content: expect.any(String) } } })
  })
})
