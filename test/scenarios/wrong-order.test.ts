import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../playground/emulator/messages.js'
import { CHAIR, leader, OFFICE, PROPOSAL, type Town, town } from '../support/town.js'
import { eventsOf, pressWith, valueOf } from '../support/traces.js'

const SECOND = 'ou_office2'

let t: Town
let approve: Message
let status: Message
let opinion: Message
let digest: Message

beforeAll(async () => {
  t = await town()
})
afterAll(() => t.close())

/**
 * What is wrong with the answer to a press out of turn: it has to say what is not possible now, on what that rests and what
 * is next, and nothing may be recorded.
 */
async function faultsOutOfTurn(
  who: string,
  message: Message,
  value: unknown,
  words: readonly string[],
  form: Record<string, unknown> = { text: '提前', reason: '提前', deadline: '2026-12-04 18:00 +0800' },
): Promise<string[]> {
  const before = eventsOf(t).length
  const { code, toast } = await pressWith(t, who, message, value, form)
  const said = toast?.content ?? ''
  return [
    ...(code === null ? [] : [`error ${code}`]),
    ...(toast?.type === 'warning' ? [] : [`toast ${toast?.type}`]),
    ...[...words, '（依据 ']
      .filter((word) => !said.includes(word))
      .map((word) => `「${word}」 is missing in: ${said}`),
    ...(eventsOf(t).length === before ? [] : ['something was recorded']),
  ]
}

/** The same button of an older version of the card: done already, and nothing more. */
async function faultsOfRepeat(who: string, message: Message, button: string): Promise<string[]> {
  const before = eventsOf(t).length
  const { code, toast } = await t.platform.press(who, message.id, button, {}, { version: 0 })
  return [
    ...(code === null ? [] : [`error ${code}`]),
    ...(toast?.type === 'info' && toast.content.includes('已经办理') ? [] : [`toast ${toast?.content}`]),
    ...(eventsOf(t).length === before ? [] : ['something was recorded']),
  ]
}

/** One matter from its form to its end; at each station everything that is not its turn is tried. */
describe('不在其时的操作，逐站尝试', () => {
  test('报送以后、审定以前：不能发表意见、催办、提交、签署、退回、重新征求', async () => {
    await t.says(OFFICE, '发起书面征询')
    const form = await t.finds(OFFICE, '报分管副区长审定')
    await t.presses(OFFICE, form, '报分管副区长审定', PROPOSAL)
    approve = await t.finds(CHAIR, '同意启动')
    status = await t.sees(OFFICE, '请等候')
    const { c } = valueOf(t, approve, '同意启动')
    const at = (k: string, a: string) => ({ c, k, a, v: 0 })
    const waits = ['待分管副区长审定', '请待分管副区长点「同意启动」或「退回修改」']
    expect(
      await faultsOutOfTurn(leader(1), approve, at('opinion/区委网信办/1', 'opinion.agree'), [
        ...waits,
        '不能发表书面意见',
      ]),
    ).toEqual([])
    expect(
      await faultsOutOfTurn(OFFICE, status, at(`status/${OFFICE}`, 'round.remind'), [...waits, '不能催办']),
    ).toEqual([])
    expect(
      await faultsOutOfTurn(OFFICE, status, at(`status/${OFFICE}`, 'round.submit'), [
        ...waits,
        '不能提交分管副区长',
      ]),
    ).toEqual([])
    expect(
      await faultsOutOfTurn(OFFICE, status, at(`status/${OFFICE}`, 'round.proxy.open'), [
        ...waits,
        '不能代录意见',
      ]),
    ).toEqual([])
    expect(
      await faultsOutOfTurn(OFFICE, status, at(`status/${OFFICE}`, 'round.reopen'), [
        ...waits,
        '不能设定新的反馈截止',
      ]),
    ).toEqual([])
    expect(await faultsOutOfTurn(OFFICE, status, at(`revise/1/${OFFICE}`, 'round.revise'), waits)).toEqual([])
    expect(
      await faultsOutOfTurn(CHAIR, approve, at('digest/1/sign', 'sign.agree'), [...waits, '不能签署']),
    ).toEqual([])
    expect(
      await faultsOutOfTurn(CHAIR, approve, at('digest/1/sign', 'sign.back'), [...waits, '不能退回补充征求']),
    ).toEqual([])
    expect(
      await faultsOutOfTurn(CHAIR, approve, at('digest/1/sign', 'sign.meeting'), [...waits, '不能转为开会']),
    ).toEqual([])
    expect(await faultsOfRepeat(OFFICE, form, '报分管副区长审定')).toEqual([])
  })

  test('「退回修改」没有理由：要求填写；退回后不能启动，办公室修改后旧卡片不能启动', async () => {
    const asked = await t.presses(CHAIR, approve, '退回修改', { 退回理由: ' ' })
    expect(asked.toast?.content).toContain('请填写「退回理由」')
    await t.presses(CHAIR, approve, '退回修改', { 退回理由: '请补充测算。' })
    const start = valueOf(t, approve, '同意启动', 0)
    expect(
      await faultsOutOfTurn(CHAIR, approve, start, ['已将本事项退回修改', '请由联席会议办公室修改后再报']),
    ).toEqual([])
    const revise = await t.sees(OFFICE, '请补充测算。', '办公室意见和建议')
    await t.presses(OFFICE, await t.finds(OFFICE, '报分管副区长审定', '请补充测算。'), '报分管副区长审定')
    expect(await faultsOutOfTurn(CHAIR, approve, start, ['又有修改', '请在最新卡片上核对'])).toEqual([])
    expect(t.text(revise)).not.toContain('未办理')
    const fresh = await t.finds(CHAIR, '同意启动')
    expect(fresh.id).not.toBe(approve.id)
    approve = fresh
  })

  test('启动两次：第二次说已经办理，各单位只收到一张卡片', async () => {
    const both = await Promise.all([
      t.presses(CHAIR, approve, '同意启动'),
      t.presses(CHAIR, approve, '同意启动'),
    ])
    expect(both.map(({ toast }) => String(toast?.type)).sort()).toEqual(['info', 'success'])
    expect(eventsOf(t).filter((did) => did === 'Started').length).toBe(1)
    opinion = await t.finds(leader(1), '同意')
    await t.settled()
    for (const n of [1, 14]) expect(t.texts(leader(n)).length).toBe(1)
    const value = { ...valueOf(t, approve, '退回修改', 0), a: 'round.return' }
    expect(await faultsOutOfTurn(CHAIR, approve, value, ['正在征求书面意见', '不能退回修改'])).toEqual([])
  })

  test('征询中：没有意见不能提交；没有提交不能签署；不能重新征求', async () => {
    status = await t.sees(OFFICE, '应反馈')
    const { c } = valueOf(t, status, '催办')
    const at = (k: string, a: string) => ({ c, k, a, v: 0 })
    expect(
      await faultsOutOfTurn(OFFICE, status, at(`status/${OFFICE}`, 'round.submit'), [
        '尚无成员单位发表书面意见',
        '四（二）第2句',
        '继续征求意见，或终止征询',
      ]),
    ).toEqual([])
    const collecting = ['正在征求书面意见', '请待成员单位反馈后，由联席会议办公室提交分管副区长']
    expect(
      await faultsOutOfTurn(CHAIR, approve, at('digest/1/sign', 'sign.agree'), [...collecting, '不能签署']),
    ).toEqual([])
    expect(
      await faultsOutOfTurn(OFFICE, status, at(`reopen/1/${OFFICE}`, 'round.reopen'), collecting),
    ).toEqual([])
    expect(
      await faultsOutOfTurn(
        leader(1),
        opinion,
        { ...at('proxy/区委办公室（区委机要局）/9', 'proxy.confirm'), p: { id: 9 } },
        ['没有找到这条代录意见'],
      ),
    ).toEqual([])
  })

  test('旧版卡片：已另有意见时不覆盖，填写的内容留在更新的卡片上', async () => {
    await t.presses(leader(1), opinion, '同意')
    const stale = await t.platform.press(
      leader(1),
      opinion.id,
      '不同意',
      { 意见: '旧卡片上的意见' },
      { version: 0 },
    )
    expect(stale.toast?.content).toContain('已另有意见，为避免覆盖')
    expect(JSON.stringify(stale.card)).toContain('旧卡片上的意见')
    expect(await faultsOfRepeat(leader(1), opinion, '同意')).toEqual([])
    expect(eventsOf(t).filter((did) => did === 'OpinionGiven').length).toBe(1)
  })

  test('提交两次：第二次说已经办理；提交后不能催办、代录', async () => {
    const [mine, theirs] = [
      await t.finds(OFFICE, '提交分管副区长', '已反馈 1 / 14'),
      await t.finds(SECOND, '提交分管副区长', '已反馈 1 / 14'),
    ]
    for (const [who, card] of [
      [OFFICE, mine],
      [SECOND, theirs],
    ] as const)
      expect((await t.presses(who, card, '提交分管副区长')).toast?.content).toContain('未反馈不视为同意')
    const both = await Promise.all([
      t.presses(OFFICE, mine, '确认提交', { 理由: '时间紧。' }),
      t.presses(SECOND, theirs, '确认提交', { 理由: '时间紧。' }),
    ])
    expect(both.map(({ toast }) => String(toast?.type)).sort()).toEqual(['info', 'success'])
    expect(eventsOf(t).filter((did) => did === 'Submitted').length).toBe(1)
    digest = await t.finds(CHAIR, '签署同意')
    const { c } = valueOf(t, digest, '签署同意')
    for (const a of ['round.remind', 'round.proxy.open', 'round.proxy'])
      expect(
        await faultsOutOfTurn(OFFICE, status, { c, k: `status/${OFFICE}`, a }, [
          '已提交分管副区长，待签署',
          '现在不能',
        ]),
      ).toEqual([])
  })

  test('退回补充征求后：上一轮的卡片仍作数于新一轮，新截止须晚于现在，只能设定一次', async () => {
    await t.presses(CHAIR, digest, '退回补充征求', { 签署意见: '请再听取意见。' })
    const reopen = await t.finds(OFFICE, '重新征求')
    const bad = await t.presses(OFFICE, reopen, '重新征求', { 反馈截止: '2020-01-01 09:00' })
    expect(bad.toast?.content).toContain('应晚于当前时间')
    const value = valueOf(t, reopen, '重新征求')
    const nonsense = { deadline: '2026-02-30 09:00 +0800' }
    expect(
      await faultsOutOfTurn(
        OFFICE,
        reopen,
        value,
        ['不是有效的日期和时间', '请联席会议办公室重新选择'],
        nonsense,
      ),
    ).toEqual([])
    expect(
      await faultsOutOfTurn(CHAIR, digest, valueOf(t, digest, '签署同意', 0), [
        '退回补充征求',
        '请由联席会议办公室设定',
      ]),
    ).toEqual([])
    await t.presses(OFFICE, reopen, '重新征求', { 反馈截止: '2026-12-04 18:00' })
    const later = { deadline: '2026-12-11 18:00 +0800' }
    expect(
      await faultsOutOfTurn(OFFICE, reopen, value, ['正在征求书面意见', '不能设定新的反馈截止'], later),
    ).toEqual([])
    const fresh = await t.sees(leader(2), '12月4日')
    expect(fresh.id).not.toBe((await t.sees(leader(1), '第1版')).id)
  })

  test('上一轮的卡片：点击仍算本人的意见，并说明已移至新卡片', async () => {
    const [first] = t.platform.messagesOf(leader(2), { fromBot: true })
    if (!first) throw new Error('no card of the first cycle')
    const pressed = await t.platform.press(leader(2), first.id, '同意', {}, { version: 0 })
    expect(pressed.code).toBeNull()
    expect(pressed.toast?.content).toContain('已收到您的书面意见')
    expect(JSON.stringify(pressed.card)).not.toContain('意见全文')
    await t.sees(leader(2), '12月4日', '第1版')
    await t.sees(OFFICE, '已反馈 2 / 14')
  })

  test('签署以后：签署、提交、催办、终止都不再办理；迟到的意见存档并注明，不影响决定', async () => {
    await t.taps(OFFICE, '提交分管副区长', {}, '已反馈 2 / 14')
    await t.taps(OFFICE, '确认提交', { 理由: '时间紧。' })
    const card = await t.finds(CHAIR, '签署同意')
    const [agreed, opposed] = await Promise.all([
      t.presses(CHAIR, card, '签署同意'),
      t.presses(CHAIR, card, '签署不同意', { 签署意见: '不妥。' }),
    ])
    expect([agreed, opposed].filter(({ toast }) => toast?.type === 'success').length).toBe(1)
    expect(eventsOf(t).filter((did) => did === 'Signed').length).toBe(1)
    await t.sees(OFFICE, '已决定')
    const { c } = valueOf(t, approve, '同意启动', 0)
    for (const a of [
      'round.remind',
      'round.submit',
      'round.terminate.open',
      'round.terminate',
      'round.reopen',
    ])
      expect(
        await faultsOutOfTurn(OFFICE, status, { c, k: `status/${OFFICE}`, a, v: 0 }, [
          '已签署',
          '已结束',
          '四（二）第2句',
        ]),
      ).toEqual([])
    await t.says(leader(3), '不同意 来晚了', { parent: (await t.sees(leader(3), '贵单位')).id })
    await t.sees(leader(3), '签署后收到', '不影响决定')
    expect(eventsOf(t).filter((did) => did === 'LateOpinionReceived').length).toBe(1)
    const held = await t.sees(leader(4), '贵单位', '12月4日')
    const late = await t.platform.press(leader(4), held.id, '不同意', { 意见: '也来晚了' }, { version: 0 })
    expect(late.code).toBeNull()
    await t.sees(leader(4), '签署后收到', '也来晚了')
    expect(eventsOf(t).filter((did) => did === 'Signed').length).toBe(1)
  })
})
