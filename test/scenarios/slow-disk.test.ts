import { describe, type TestContext, test } from 'vitest'
import { failure, SimulatedDisk } from '../store/simulated-disk.js'
import { leader, OFFICE, startRound, town, unit } from '../support/town.js'

/** A disk that can be told to hold its writes back, and to refuse them. */
function stubborn() {
  const disk = new SimulatedDisk()
  let gate: Promise<void> = Promise.resolve()
  let open: () => void = () => undefined
  let failing = false
  disk.before = async ({ what }) => {
    if (what !== 'write' && what !== 'sync') return
    await gate
    if (failing && what === 'write') throw failure('ENOSPC')
  }
  return {
    disk,
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve
      })
    },
    release: () => open(),
    refuse: (yes: boolean) => {
      failing = yes
    },
  }
}

async function open({ disk }: ReturnType<typeof stubborn>, finished: TestContext['onTestFinished']) {
  const here = await town({ edges: { disk } })
  finished(() => here.close())
  return here
}

const OPINION = { 意见: '慢盘上的意见' }

describe.concurrent('磁盘慢：先说已收到，写好后再更新卡片', () => {
  test('点击在两秒半内没有写好：答「已收到，正在保存」；写好后卡片自动更新，只有一版', async ({
    expect,
    onTestFinished,
  }) => {
    const slow = stubborn()
    const here = await open(slow, onTestFinished)
    await startRound(here)
    const card = await here.finds(leader(1), '不同意')
    await here.settled()
    slow.hold()
    const pressed = await here.presses(leader(1), card, '不同意', OPINION)
    expect(pressed.code).toBeNull()
    expect(pressed.toast?.content).toContain('已收到，正在保存')
    expect(pressed.card).toBeNull()
    expect(here.text(card)).not.toContain('第1版')
    slow.release()
    await here.platform.until(() => here.text(card).includes('第1版'), 8_000, 'the patched card')
    expect(here.text(card)).toContain(OPINION.意见)
    await here.sees(OFFICE, '已反馈 1 / 14')
  })

  test('慢盘上被拒绝的点击：拒绝的理由随后以消息告知', async ({ expect, onTestFinished }) => {
    const slow = stubborn()
    const here = await open(slow, onTestFinished)
    await startRound(here)
    const card = await here.finds(leader(1), '不同意')
    await here.settled()
    slow.hold()
    const pressed = await here.presses(leader(1), card, '不同意', { 意见: '' })
    expect(pressed.toast?.content).toContain('已收到，正在保存')
    slow.release()
    await here.sees(leader(1), '未办理', '选择「不同意」时请写明具体意见')
  })

  test('已说正在保存而写盘失败：继续写，磁盘恢复后写成', async ({ expect, onTestFinished }) => {
    const slow = stubborn()
    const here = await open(slow, onTestFinished)
    await startRound(here)
    const card = await here.finds(leader(1), '同意')
    await here.settled()
    slow.hold()
    slow.refuse(true)
    const pressed = await here.presses(leader(1), card, '同意')
    expect(pressed.toast?.content).toContain('已收到，正在保存')
    slow.release()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(here.text(card)).not.toContain('第1版')
    slow.refuse(false)
    await here.platform.until(() => here.text(card).includes('第1版'), 15_000, 'the opinion')
    expect(here.text(await here.sees(OFFICE, '已反馈 1 / 14'))).toContain(unit(2))
  })

  test('写盘立刻失败：说明没有保存，卡片和记录不变；再点一次办成', async ({ expect, onTestFinished }) => {
    const slow = stubborn()
    const here = await open(slow, onTestFinished)
    await startRound(here)
    const card = await here.finds(leader(1), '同意')
    await here.settled()
    slow.refuse(true)
    const pressed = await here.presses(leader(1), card, '同意')
    expect(pressed.code).toBeNull()
    expect(pressed.toast?.content).toContain('未保存')
    expect(pressed.card).toBeNull()
    slow.refuse(false)
    const again = await here.presses(leader(1), card, '同意')
    expect(again.toast?.content).toMatch(/已收到/)
    await here.platform.until(() => here.text(card).includes('第1版'), 15_000, 'the opinion')
  })

  test('慢盘上的提问：平台重投同一消息，只答一次', async ({ expect, onTestFinished }) => {
    const slow = stubborn()
    const here = await open(slow, onTestFinished)
    await here.says(leader(1), '我是谁')
    await here.sees(leader(1), '身份标识')
    await here.settled()
    slow.hold()
    const asked = await here.platform.say(leader(1), '到几家能开会')
    expect(asked.delivery?.attempts.at(-1)?.failure).toBe('timeout')
    const again = here.platform.outbound.redeliver(asked.delivery?.id ?? '')
    slow.release()
    expect((await again).status).toBe(200)
    await here.sees(leader(1), '到几家能开会')
    await here.settled()
    expect(here.texts(leader(1)).filter((text) => text.includes('到几家能开会')).length).toBe(1)
  })
})
