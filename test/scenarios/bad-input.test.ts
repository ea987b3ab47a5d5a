import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seal } from '../../playground/emulator/envelope.js'
import type { Message } from '../../playground/emulator/messages.js'
import { CHAIR, KEYS, leader, OFFICE, PROPOSAL, startRound, type Town, town, unit } from '../support/town.js'
import { eventsOf, knock, onDisk, pressWith, type Trace, traceOf, valueOf } from '../support/traces.js'

let t: Town
let opinion: Message
beforeAll(async () => {
  t = await town()
  await startRound(t)
  opinion = await t.sees(leader(1), '贵单位', unit(1))
  await t.settled()
})
afterAll(() => t.close())

const opinions = (): number => eventsOf(t).filter((did) => did === 'OpinionGiven').length

/** What the platform would send for a tap of 「同意」 by the leader of the first unit. */
const press = (over: { token?: string; appId?: string; eventId?: string; event?: object } = {}) => ({
  schema: '2.0',
  header: {
    event_id: over.eventId ?? 'forged-event',
    event_type: 'card.action.trigger',
    create_time: `${t.clock.now()}000`,
    token: over.token ?? KEYS.verificationToken,
    app_id: over.appId ?? KEYS.appId,
  },
  event: over.event ?? {
    operator: { open_id: leader(1) },
    action: { tag: 'button', value: valueOf(t, opinion, '同意'), form_value: { text: '' } },
    context: { open_message_id: opinion.id, open_chat_id: opinion.chatId },
  },
})

const sealed = (message: unknown, over: { encryptKey?: string; seconds?: number } = {}) =>
  seal(message, {
    encryptKey: over.encryptKey ?? KEYS.encryptKey,
    timestamp: String(Math.floor(t.clock.now() / 1000) + (over.seconds ?? 0)),
    nonce: randomBytes(8).toString('hex'),
    iv: randomBytes(16),
  })

describe('伪造、过期、过大、残缺的请求：按约定的状态码拒绝，什么也不做', () => {
  let before: Trace
  beforeAll(() => {
    before = traceOf(t)
  })

  test('别的密钥加密的，或按别的密钥签名的：401', async () => {
    const foreign = sealed(press(), { encryptKey: 'another-key' })
    expect((await knock(t, foreign.body, foreign.headers)).status).toBe(401)
    const own = sealed(press())
    const unsigned = { ...own.headers, 'X-Lark-Signature': foreign.headers['X-Lark-Signature'] ?? '' }
    expect((await knock(t, own.body, unsigned)).status).toBe(401)
    expect((await knock(t, own.body)).status).toBe(401)
    expect((await knock(t, `${own.body} `, own.headers)).status).toBe(401)
  })

  test.each([-301, 301])('时间戳相差%s秒：401', async (seconds) => {
    const { body, headers } = sealed(press(), { seconds })
    expect((await knock(t, body, headers)).status).toBe(401)
  })

  test('校验令牌或应用标识不对：401', async () => {
    for (const over of [{ token: 'another' }, { token: '' }, { appId: 'cli_another' }]) {
      const { body, headers } = sealed(press(over))
      expect((await knock(t, body, headers)).status).toBe(401)
    }
  })

  test('地址验证只在令牌正确时交还口令', async () => {
    const ask = (token: string) => sealed({ type: 'url_verification', token, challenge: '口令' })
    const wrong = ask('another')
    expect((await knock(t, wrong.body, wrong.headers)).status).toBe(401)
    const right = ask(KEYS.verificationToken)
    const answer = await knock(t, right.body, right.headers)
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { challenge: '口令' }])
  })

  test('超过1兆字节：413；不是JSON对象或没有密文：400；密文解不开：401', async () => {
    expect((await knock(t, Buffer.alloc(1024 * 1024 + 1, 32))).status).toBe(413)
    for (const body of ['', 'null', '[]', '"x"', '{', '{}', '{"encrypt":1}', '{"schema":"2.0"}'])
      expect((await knock(t, body)).status).toBe(400)
    for (const encrypt of ['', 'AAAA', '不是密文', 'A'.repeat(4000)])
      expect((await knock(t, JSON.stringify({ encrypt }))).status).toBe(401)
    for (const inside of ['[1]', 'null', '"x"']) {
      const { body, headers } = sealed(JSON.parse(inside))
      expect((await knock(t, body, headers)).status).toBe(401)
    }
  })

  test('签名正确但内容残缺的事件：确认收到，不办理，点击者得到说明', async () => {
    const broken = [
      {},
      { operator: { open_id: 'not-an-id' } },
      { operator: { open_id: leader(1) }, action: 3 },
    ]
    for (const event of broken) {
      const { body, headers } = sealed(press({ event }))
      const answer = await knock(t, body, headers)
      expect(answer.status).toBe(200)
      expect(answer.text).toContain('没有办理任何事项')
    }
    for (const [type, event] of [
      ['im.message.receive_v1', { message: null }],
      ['im.message.recalled_v1', { message_id: 'om_x' }],
      ['constructor', {}],
      ['__proto__', {}],
    ] as const) {
      const message = press({ event })
      const { body, headers } = sealed({ ...message, header: { ...message.header, event_type: type } })
      expect(await knock(t, body, headers)).toEqual({ status: 200, text: '{}' })
    }
  })

  test('以上请求没有留下任何记录，也没有发出任何消息', async () => {
    await t.settled()
    expect(traceOf(t)).toEqual(before)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })
})

describe('按钮里的内容不是我们写的', () => {
  test.each<[string, (value: Record<string, unknown>) => unknown]>([
    ['没有内容', () => null],
    ['是文字', () => '同意'],
    ['是列表', (value) => [value]],
    ['未知的操作', (value) => ({ ...value, a: 'opinion.everything' })],
    ['操作名取自对象原型', (value) => ({ ...value, a: 'constructor' })],
    ['操作名是__proto__', (value) => ({ ...value, a: '__proto__' })],
    ['未知的事项', (value) => ({ ...value, c: 'round/000000000000' })],
    ['未知的流程', (value) => ({ ...value, c: 'secret/000000000000' })],
    ['事项与操作不是一类', (value) => ({ ...value, c: `talk/${leader(1)}` })],
    ['事项编号是路径', (value) => ({ ...value, c: 'round/../../etc/passwd' })],
    ['多出来的项', (value) => ({ ...value, by: CHAIR })],
    ['多出另一件事项', (value) => ({ ...value, t: 'round/000000000000' })],
    ['版本是文字', (value) => ({ ...value, v: '0' })],
    ['版本是负数', (value) => ({ ...value, v: -1 })],
    ['版本不是整数', (value) => ({ ...value, v: 0.5 })],
    ['卡片名过长', (value) => ({ ...value, k: 'x'.repeat(121) })],
    ['附带内容是列表', (value) => ({ ...value, p: [1] })],
    ['附带内容嵌套', (value) => ({ ...value, p: { unit: { polluted: true } } })],
    ['附带内容过长', (value) => ({ ...value, p: { unit: 'x'.repeat(2_001) } })],
    ['全部藏在__proto__里', (value) => JSON.parse(`{"__proto__":${JSON.stringify(value)}}`)],
    ['操作藏在__proto__里', ({ a, ...value }) => under('__proto__', { a }, value)],
    ['操作藏在constructor里', ({ a, ...value }) => under('constructor', { prototype: { a } }, value)],
  ])('%s：没有办理，说明下一步', async (_, change) => {
    const before = traceOf(t)
    const pressed = await pressWith(t, leader(1), opinion, change(valueOf(t, opinion, '同意')))
    expect(pressed.code).toBeNull()
    expect(pressed.toast?.content).toContain('未办理')
    expect(pressed.toast?.content).toContain('系统规定')
    expect(pressed.toast?.content).toContain('我的待办')
    expect(pressed.card).toBeNull()
    expect(traceOf(t)).toEqual(before)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test('夹带__proto__的点击：夹带的不起作用，别的对象也不受影响', async () => {
    const value = under('__proto__', { polluted: true, v: 7 }, valueOf(t, opinion, '同意但有修改意见'))
    const pressed = await pressWith(t, leader(1), opinion, value, { text: '' })
    expect(pressed.toast?.content).toContain('请写明具体意见')
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test('不存在的席位、不存在的卡片：依四（二）拒绝', async () => {
    const value = { ...valueOf(t, opinion, '同意'), k: 'opinion/区不存在局/1' }
    const pressed = await pressWith(t, leader(1), opinion, value)
    expect(pressed.toast?.content).toContain('「区不存在局」不是本次征询的成员单位')
    expect(pressed.toast?.content).toContain('四（二）第2句')
    expect(pressed.card).toBeNull()
    expect(opinions()).toBe(0)
  })
})

describe('表单里的内容', () => {
  const amend = () => valueOf(t, opinion, '同意但有修改意见')

  test.each<[string, unknown]>([
    ['是列表', ['同意']],
    ['是真假值', true],
    ['是空值', null],
    ['全是空格', ' 　\n '],
    ['没有', undefined],
  ])('「意见」%s：不当作意见，要求填写', async (_, text) => {
    const pressed = await pressWith(t, leader(1), opinion, amend(), text === undefined ? {} : { text })
    expect(pressed.toast?.content).toContain('请写明具体意见')
    expect(pressed.toast?.content).toContain('请填写「意见」')
    expect(pressed.toast?.content).toContain('系统规定')
    expect(opinions()).toBe(0)
  })

  test.each<[string, Record<string, unknown>]>([
    ['「意见」是对象', { text: { polluted: true } }],
    ['「意见」两万零一字', { text: '长'.repeat(20_001) }],
    ['二百零一项', Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}`, 'x']))],
  ])('%s：无法识别，没有办理', async (_, form) => {
    const before = traceOf(t)
    const pressed = await pressWith(t, leader(1), opinion, amend(), form)
    expect(pressed.code).toBeNull()
    expect(pressed.toast?.content).toContain('没有办理任何事项')
    expect(traceOf(t)).toEqual(before)
  })

  test.each([1_001, 5_000, 20_000])('%s字：超出卡片上限，说明多出几字并可改用回复', async (length) => {
    const pressed = await pressWith(t, leader(1), opinion, amend(), { text: '长'.repeat(length) })
    expect(pressed.code).toBeNull()
    expect(pressed.toast?.content).toContain(`多出${length - 1_000}字`)
    expect(pressed.toast?.content).toContain('以回复本卡片的方式提交全文')
    expect(pressed.toast?.content).toContain('系统规定')
    expect(opinions()).toBe(0)
    expect(onDisk(t)).not.toContain('长'.repeat(1_001))
  })

  test('刚好1000字：全文收下，卡片上完整显示', async () => {
    const text = '满'.repeat(1_000)
    await t.presses(leader(1), await t.finds(leader(1), '不同意'), '不同意', { 意见: text })
    expect(t.text(await t.sees(leader(1), '第1版'))).toContain(text)
    expect(opinions()).toBe(1)
  })

  test('卡片标记、@所有人、链接、换行：原样作为文字，不起作用', async () => {
    const text =
      '<at id=all></at> **加粗** <font color="red">红</font>\n[链接](https://example.cn) <at user_id="all">'
    await t.presses(leader(2), await t.finds(leader(2), '其他意见'), '其他意见', { 意见: text })
    const shown = t.platform.cardOf((await t.sees(leader(2), '第1版')).id)
    const holding = elements(shown).filter(({ content }) => String(content).includes('<at id=all>'))
    expect(holding.length).toBeGreaterThan(0)
    expect(new Set(holding.map(({ tag }) => tag))).toEqual(new Set(['plain_text']))
  })

  test('发起书面征询缺项：一次说明全部缺项和依据，已填的保留', async () => {
    await t.says(OFFICE, '发起书面征询')
    const refused = await t.taps(OFFICE, '报分管副区长审定', {
      ...PROPOSAL,
      事项: '缺项的事项',
      调研情况: '',
      特殊情况说明: ' ',
      反馈截止: '2020-01-01 09:00',
    })
    const said = refused.toast?.content ?? ''
    for (const word of [
      '「调研情况」未填写',
      '四（四）第2句',
      '「特殊情况说明」未填写',
      '四（二）第2句',
      '反馈截止',
    ])
      expect(said).toContain(word)
    expect(JSON.stringify(refused.card)).toContain('缺项的事项')
    expect(t.texts(CHAIR).join()).not.toContain('缺项的事项')
  })
})

describe('涉密标志：拒绝并说明理由，内容不留在任何地方', () => {
  test('没有标志的文字找得到：查找的办法有效', async () => {
    await t.says(leader(3), '不是秘密的甲零怎么报')
    await t.sees(leader(3), '甲零')
    expect(found('甲零')).toEqual(['甲零'])
  })

  const MARK = '绝密'
  /** Which of these texts stand on disk or were sent to anybody. */
  const found = (...texts: string[]) => {
    const everything = onDisk(t) + JSON.stringify(t.platform.calls)
    return texts.filter((text) => everything.includes(text))
  }

  test('私聊、群聊、回复、菜单：不作解答', async () => {
    await t.says(leader(3), `${MARK}项目甲一怎么报`)
    await t.sees(leader(3), '含有密级标志')
    const card = await t.sees(leader(3), '贵单位')
    await t.says(leader(3), `不同意 机密★甲二`, { parent: card.id })
    await t.says(leader(3), `${MARK}★甲三`, { parent: card.id })
    await t.platform.until(() => t.texts(leader(3)).filter((text) => text.includes('密级标志')).length === 3)
    expect(t.texts(leader(3)).join()).toContain('由联席会议办公室按保密规定线下办理')
    expect(found('甲一', '甲二', '甲三')).toEqual([])
  })

  test('卡片上填写、发起表单、签署意见、代录：不保存，也不留在卡片上', async () => {
    const given = await t.taps(leader(4), '不同意', { 意见: `${MARK}乙一` })
    expect(given.toast?.content).toContain('密级标志')
    expect(given.toast?.content).toContain('线下办理')
    expect(JSON.stringify(given.card)).not.toContain('乙一')
    await t.says(OFFICE, '发起书面征询')
    const proposed = await t.taps(OFFICE, '报分管副区长审定', { ...PROPOSAL, 事项说明: `${MARK}乙二` })
    expect(proposed.toast?.content).toContain('密级标志')
    await t.settled()
    expect(found('乙一', '乙二')).toEqual([])
  })

  test('状态不对、身份不对、版本不对的点击带着涉密文字：同样不留', async () => {
    const value = valueOf(t, await t.finds(leader(5), '不同意'), '不同意')
    const card = await t.sees(leader(5), '贵单位')
    await pressWith(t, CHAIR, card, value, { text: `${MARK}丙一` })
    await pressWith(t, leader(5), card, { ...value, v: 7 }, { text: `${MARK}丙二` })
    await pressWith(t, leader(6), card, value, { text: `${MARK}丙三` })
    const early = { ...value, a: 'sign.agree', k: 'digest/1/sign' }
    await pressWith(t, CHAIR, card, early, { text: `${MARK}丙四` })
    await pressWith(t, OFFICE, card, { ...value, a: 'round.reopen' }, { deadline: `${MARK}丙五` })
    await pressWith(t, OFFICE, card, { ...value, a: 'round.proxy' }, { unit: `${MARK}丙六`, reason: '' })
    const asked = { c: `talk/${leader(5)}`, k: 'said/x', a: 'ask.question', p: { question: `${MARK}丙七` } }
    await pressWith(t, leader(5), card, asked)
    await t.settled()
    expect(found('丙一', '丙二', '丙三', '丙四', '丙五', '丙六', '丙七')).toEqual([])
  })

  test('单位名称和「秘密」一词不是标志', async () => {
    await t.taps(leader(7), '不同意', { 意见: '请区委保密办参加，注意保守秘密。' })
    expect(t.text(await t.sees(leader(7), '第1版'))).toContain('请区委保密办参加，注意保守秘密。')
  })
})

describe('重放和重复', () => {
  test('同样的字节再来一次：401；同一事件换了头再来：同样的回答，只记一次', async () => {
    const before = opinions()
    const message = await t.finds(leader(8), '同意')
    const event = {
      operator: { open_id: leader(8) },
      action: { tag: 'button', value: valueOf(t, message, '同意'), form_value: { text: '' } },
      context: { open_message_id: message.id, open_chat_id: message.chatId },
    }
    const first = sealed(press({ eventId: 'tap-8', event }))
    const answer = await knock(t, first.body, first.headers)
    expect(answer.text).toContain('已收到您的书面意见')
    expect((await knock(t, first.body, first.headers)).status).toBe(401)
    const again = sealed(press({ eventId: 'tap-8', event }))
    expect((await knock(t, again.body, again.headers)).text).toContain('已收到您的书面意见')
    expect(opinions()).toBe(before + 1)
  })

  test('连点两下：第二下说已经办理，只有一版', async () => {
    const before = opinions()
    const card = await t.finds(leader(9), '同意')
    const [one, two] = await Promise.all([
      t.presses(leader(9), card, '同意'),
      t.presses(leader(9), card, '同意'),
    ])
    expect([one, two].map(({ toast }) => String(toast?.type)).sort()).toEqual(['info', 'success'])
    expect([one, two].map(({ toast }) => toast?.content).join()).toContain('已经办理')
    expect(opinions()).toBe(before + 1)
  })

  test('同时点两个不同的按钮：先到的算，后到的不覆盖，填写的内容留在卡片上', async () => {
    const before = opinions()
    const card = await t.finds(leader(10), '同意')
    const [agree, oppose] = await Promise.all([
      t.presses(leader(10), card, '同意'),
      t.presses(leader(10), card, '不同意', { 意见: '另一台设备上写的意见' }),
    ])
    expect(opinions()).toBe(before + 1)
    const refused = [agree, oppose].find(({ toast }) => toast?.type === 'warning')
    expect(refused?.toast?.content).toContain('已另有意见')
    const typed = refused === oppose ? '另一台设备上写的意见' : ''
    expect(JSON.stringify(refused?.card)).toContain(typed)
  })

  test('两位办公室人员同时点「催办」：只催一次，另一位得到说明', async () => {
    const second = 'ou_office2'
    const [mine, theirs] = [await t.finds(OFFICE, '催办'), await t.finds(second, '催办')]
    const pressed = await Promise.all([t.presses(OFFICE, mine, '催办'), t.presses(second, theirs, '催办')])
    expect(pressed.map(({ toast }) => String(toast?.type)).sort()).toEqual(['success', 'warning'])
    const refused = pressed.find(({ toast }) => toast?.type === 'warning')
    expect(refused?.toast?.content).toContain('每家单位每个阶段只催办一次')
    expect(eventsOf(t).filter((did) => did === 'Reminded').length).toBe(1)
  })
})

describe('文字以外的消息', () => {
  const send = (who: string, type: string, content: object, more: object = {}) =>
    t.platform.outbound.event('im.message.receive_v1', {
      sender: { sender_id: { open_id: who }, sender_type: 'user' },
      message: {
        message_id: `om_${randomBytes(8).toString('hex')}`,
        chat_id: t.platform.chatsOf(who)[0]?.id,
        chat_type: 'p2p',
        message_type: type,
        content: JSON.stringify(content),
        ...more,
      },
    })

  test.each([
    ['image', { image_key: 'img_x' }],
    ['file', { file_key: 'file_x', file_name: '意见.docx' }],
    ['sticker', { file_key: 'x' }],
    ['audio', { file_key: 'x', duration: 1 }],
    ['text', { wrong: 1 }],
  ])('%s：说明没有记录，怎样办理', async (type, content) => {
    const before = opinions()
    const answers = () => t.texts(leader(11)).filter((text) => text.includes('没有记录'))
    const count = answers().length
    expect((await send(leader(11), type, content)).state).toBe('delivered')
    await t.platform.until(() => answers().length > count)
    const said = answers().at(-1)
    for (const word of ['没有记录', '系统规定', '成员单位分管领导']) expect(said).toContain(word)
    expect(opinions()).toBe(before)
  })

  test('以文件回复征询卡片：不作为意见', async () => {
    const card = await t.finds(leader(12), '同意')
    const before = opinions()
    await send(leader(12), 'file', { file_key: 'x', file_name: '同意.docx' }, { parent_id: card.id })
    await t.sees(leader(12), '没有作为意见办理')
    expect(opinions()).toBe(before)
  })

  test('回复卡片但开头不是四种表述：没有记录，说明写法；两万字的回复全文收下', async () => {
    const card = await t.finds(leader(12), '同意')
    await t.says(leader(12), '同意增加预算', { parent: card.id })
    const how = await t.sees(leader(12), '没有记录为书面意见')
    expect(t.text(how)).toContain('「同意但有修改意见」「不同意」「其他意见」之一开头')
    await t.says(leader(12), `不同意 ${'长'.repeat(20_001)}`, { parent: card.id })
    await t.sees(leader(12), '超过20000字', '多出1字')
    await t.says(leader(12), `不同意 ${'长'.repeat(20_000)}`, { parent: card.id })
    await t.sees(leader(12), '已收到您的书面意见', '共20000字')
  })

  test('撤回聊天消息：不撤回意见', async () => {
    const before = opinions()
    const card = await t.finds(leader(13), '同意')
    const reply = await t.says(leader(13), '同意', { parent: card.id })
    await t.sees(leader(13), '已收到您的书面意见')
    t.platform.revoke(reply)
    const recalled = await t.platform.outbound.event('im.message.recalled_v1', { message_id: reply })
    expect(recalled.state).toBe('delivered')
    await t.sees(leader(13), '第1版', '贵单位')
    expect(opinions()).toBe(before + 1)
  })

  test('很长的提问：不猜，也不存原文', async () => {
    await t.says(leader(14), '问'.repeat(2_001))
    await t.sees(leader(14), '请用一两句话提问')
    expect(onDisk(t)).not.toContain('问'.repeat(2_001))
  })
})

/** An object with an own key of that name, as JSON brings it. */
const under = (key: string, hidden: object, rest: object): unknown =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(hidden)},${JSON.stringify(rest).slice(1)}`)

function elements(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(elements)]
}
