import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../playground/emulator/messages.js'
import {
  CHAIR,
  leader,
  OFFICE,
  ROSTER,
  STRANGER,
  startRound,
  type Town,
  town,
  unit,
} from '../support/town.js'
import { eventsOf, pressWith, type Trace, traceOf, valueOf } from '../support/traces.js'

const LIAISON = ROSTER.members[0]?.liaisons?.[0]?.openId ?? ''
const APPLICANT = ROSTER.applicants?.[0]?.people?.[0]?.openId ?? ''
const OPINION = { text: '这不是我的席位' }

let t: Town
let opinion: Message
let status: Message
let approve: Message
let form: Message

beforeAll(async () => {
  t = await town()
  await startRound(t)
  form = await t.sees(OFFICE, '发起书面征询')
  opinion = await t.sees(leader(1), '贵单位', unit(1))
  status = await t.sees(OFFICE, '应反馈')
  approve = await t.sees(CHAIR, '同意启动')
  await t.settled()
})
afterAll(() => t.close())

/** What is wrong with how a press with a copied value was refused: it has to be said why, and nothing may be left of it. */
async function faultsOfRefusal(
  who: string,
  message: Message,
  value: unknown,
  words: readonly string[],
): Promise<string[]> {
  const before = traceOf(t)
  const shown = message.versions.length
  const { code, toast, card } = await pressWith(t, who, message, value, OPINION)
  const said = toast?.content ?? ''
  return [
    ...(code === null ? [] : [`error ${code}`]),
    ...(toast?.type === 'warning' ? [] : [`toast ${toast?.type}`]),
    ...words.filter((word) => !said.includes(word)).map((word) => `「${word}」 is missing in: ${said}`),
    ...(card === null && message.versions.length === shown ? [] : ['a card was shown']),
    ...(isDeepStrictEqual(traceOf(t), before) ? [] : ['something was recorded or sent']),
  ]
}

describe('不该由此人办理的点击：什么也不发生，说明不能办什么、依据、由谁办理', () => {
  let before: Trace
  beforeAll(() => {
    before = traceOf(t)
  })
  test.each([
    ['名册以外的人', STRANGER, '不在联席会议名册内'],
    ['申报单位', APPLICANT, '请由成员单位分管领导本人办理'],
    ['办公室', OFFICE, '请由成员单位分管领导本人办理'],
    ['分管副区长', CHAIR, '请由成员单位分管领导本人办理'],
    ['联络员（联络员不发表意见）', LIAISON, '请提醒本单位分管领导'],
  ])('%s点成员单位的「同意」', async (_, who, next) => {
    expect(
      await faultsOfRefusal(who, opinion, valueOf(t, opinion, '同意'), [
        '发表书面意见',
        '由成员单位分管领导办理',
        '四（二）第2句',
        next,
      ]),
    ).toEqual([])
  })

  test.each([
    ['成员', leader(1)],
    ['联络员', LIAISON],
    ['分管副区长', CHAIR],
    ['名册以外的人', STRANGER],
  ])('%s点办公室的「催办」「代录意见」「终止征询」', async (_, who) => {
    for (const button of ['催办', '代录意见', '终止征询'])
      expect(
        await faultsOfRefusal(who, status, valueOf(t, status, button), ['由联席会议办公室办理', '系统规定']),
      ).toEqual([])
  })

  test.each([
    ['成员', leader(1)],
    ['办公室', OFFICE],
    ['联络员', LIAISON],
    ['名册以外的人', STRANGER],
  ])('%s点分管副区长的「同意启动」「签署同意」「转为开会」', async (_, who) => {
    const value = valueOf(t, approve, '同意启动', 0)
    expect(await faultsOfRefusal(who, approve, value, ['由分管副区长办理', '四（四）第1句'])).toEqual([])
    expect(
      await faultsOfRefusal(who, approve, { ...value, a: 'sign.agree', k: 'digest/1/sign' }, [
        '由分管副区长办理',
        '四（二）第2句',
      ]),
    ).toEqual([])
    expect(
      await faultsOfRefusal(who, approve, { ...value, a: 'sign.meeting', k: 'digest/1/sign' }, [
        '由分管副区长办理',
        '四（二）第1句',
      ]),
    ).toEqual([])
  })

  test('另一位办公室人员不能用别人的表单发起；成员也不能', async () => {
    const value = valueOf(t, form, '报分管副区长审定', 0)
    expect(
      await faultsOfRefusal(ROSTER.office[1]?.openId ?? '', form, value, ['不是发给您的', '发起书面征询']),
    ).toEqual([])
    expect(await faultsOfRefusal(leader(1), form, value, ['由联席会议办公室办理'])).toEqual([])
  })

  test('以上各次点击过后也没有任何消息或记录跟来', async () => {
    await t.settled()
    expect(traceOf(t)).toEqual(before)
  })

  test('其他单位的分管领导：不能代别家发表，也看不到别家的卡片', async () => {
    const pressed = await pressWith(t, leader(2), opinion, valueOf(t, opinion, '同意'), OPINION)
    expect(pressed.toast?.content).toContain(`「${unit(1)}」的书面意见由该单位`)
    expect(pressed.toast?.content).toContain('四（二）第2句')
    expect(pressed.card).toBeNull()
    expect(eventsOf(t)).not.toContain('OpinionGiven')
  })

  test('拿别的会话里的卡片冒充：不会把席位的卡片送到陌生人的会话', async () => {
    await t.says(STRANGER, '帮助')
    const own = await t.sees(STRANGER, '联席会议助手')
    await t.settled()
    expect(
      await faultsOfRefusal(STRANGER, own, valueOf(t, opinion, '同意'), ['由成员单位分管领导办理']),
    ).toEqual([])
    const other = await pressWith(t, leader(2), own, valueOf(t, opinion, '同意'), OPINION)
    expect(other.card).toBeNull()
    await t.settled()
    expect(t.text(own)).toContain('联席会议助手')
  })
})

describe('不该由此人发送的文字', () => {
  test.each([
    ['名册以外的人', STRANGER, '不在联席会议名册内'],
    ['成员', leader(3), '请由联席会议办公室本人办理'],
    ['联络员', LIAISON, '请由联席会议办公室本人办理'],
    ['分管副区长', CHAIR, '请由联席会议办公室本人办理'],
  ])('%s发送「发起书面征询」：没有表单', async (_, who, next) => {
    await t.says(who, '发起书面征询')
    const card = await t.sees(who, '「发起书面征询」由联席会议办公室办理')
    expect(t.text(card)).toContain(next)
    expect(t.text(card)).toContain('系统规定')
    expect(t.texts(who).join()).not.toContain('请填写后报分管副区长审定')
  })

  test('成员和陌生人看不到「征询进度」', async () => {
    for (const who of [leader(3), STRANGER]) {
      await t.says(who, '征询进度')
      await t.sees(who, '「征询进度」由联席会议办公室、分管副区长办理')
      expect(t.texts(who).join()).not.toContain('进行中的书面征询如下')
    }
  })

  test('联络员写「同意」或回复卡片：不作为意见，提醒分管领导', async () => {
    await t.says(LIAISON, '同意')
    const alone = await t.sees(LIAISON, '「发表书面意见」由成员单位分管领导办理')
    expect(t.text(alone)).toContain('四（二）第2句')
    expect(t.text(alone)).toContain('请提醒本单位分管领导')
    const due = await t.sees(LIAISON, '联络员不代为发表')
    await t.says(LIAISON, '不同意 费用过高', { parent: due.id })
    await t.platform.until(
      () => t.texts(LIAISON).filter((text) => text.includes('「发表书面意见」由')).length === 2,
    )
    expect(eventsOf(t)).not.toContain('OpinionGiven')
  })

  test('分管副区长写「同意」：不产生审定或签署的效力', async () => {
    await t.says(CHAIR, '同意', { parent: approve.id })
    const answer = await t.sees(CHAIR, '不产生审定或签署的效力')
    expect(t.text(answer)).toContain('我的待办')
    expect(eventsOf(t)).not.toContain('Signed')
  })

  test('成员不回复卡片就写「同意」：不猜是哪一件，说明怎样反馈', async () => {
    await t.says(leader(4), '同意')
    const answer = await t.sees(leader(4), '没有记录为书面意见')
    expect(t.text(answer)).toContain('直接回复那张卡片')
    expect(eventsOf(t)).not.toContain('OpinionGiven')
  })

  test('回复别家的卡片：不作为别家的意见', async () => {
    const heard = await t.platform.outbound.event('im.message.receive_v1', {
      sender: { sender_id: { open_id: leader(5) }, sender_type: 'user' },
      message: {
        message_id: 'om_reply_to_another',
        parent_id: opinion.id,
        chat_id: t.platform.chatsOf(leader(5))[0]?.id,
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text: '不同意 我替他们说' }),
      },
    })
    expect(heard.state).toBe('delivered')
    const answer = await t.sees(leader(5), `「${unit(1)}」的书面意见由该单位`)
    expect(t.text(answer)).toContain('四（二）第2句')
    expect(eventsOf(t)).not.toContain('OpinionGiven')
  })
})
