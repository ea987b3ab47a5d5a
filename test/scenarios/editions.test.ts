import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { INVENTED_FOLDER } from '../rules/invented-edition.js'
import { CHAIR, leader, OFFICE, PROPOSAL, STRANGER, startRound, type Town, town } from '../support/town.js'

let here: Town | undefined
afterEach(async () => {
  await here?.close()
  here = undefined
})

const OLD = '杨府办发〔2021〕4号'
const NEW = '虚构〔2027〕1号'
/** The last minute of 2026 in Shanghai, and the first of 2027, when the invented edition comes into force. */
const DAY_BEFORE = '2026-12-31T15:58:00.000Z'
const DAY_OF = '2026-12-31T16:00:01.000Z'

const proposal = (title: string) => ({ ...PROPOSAL, 事项: title, 反馈截止: '2027-01-08 18:00' })
const BEGUN_BEFORE = '年前开始的事项'
const BEGUN_AFTER = '年后开始的事项'

describe('规则换版', () => {
  test('施行前一天开始的书面征询办到签署都按旧版；施行当天的提问和新的征询按新版；重启、删去快照后不变', async () => {
    const t = await town({ now: DAY_BEFORE, rulebooks: INVENTED_FOLDER })
    here = t
    await t.says(STRANGER, '80万的项目走什么流程')
    await t.sees(STRANGER, '80万', OLD)
    await startRound(t, proposal(BEGUN_BEFORE))
    await t.sees(leader(1), BEGUN_BEFORE, OLD)

    t.clock.jumpTo(DAY_OF)
    await t.says(STRANGER, '80万的项目要办哪些手续')
    expect(t.text(await t.sees(STRANGER, '80万', NEW))).toContain('六（三）第2段')

    await t.stopBot()
    await rm(join(t.dir, 'snapshots'), { recursive: true, force: true })
    await t.startBot()

    await t.taps(leader(1), '同意', {}, BEGUN_BEFORE)
    const answered = t.text(await t.sees(leader(1), BEGUN_BEFORE, '回执'))
    expect(answered).toContain(OLD)
    expect(answered).not.toContain(NEW)

    await startRound(t, proposal(BEGUN_AFTER))
    const fresh = t.text(await t.sees(leader(1), BEGUN_AFTER))
    expect(fresh).toContain(NEW)
    expect(fresh).not.toContain(OLD)

    await t.taps(OFFICE, '提交分管副区长', {}, BEGUN_BEFORE, '已反馈 1 / 14')
    await t.taps(OFFICE, '确认提交', { 理由: '其余单位多次催办未复。' }, BEGUN_BEFORE)
    await t.taps(CHAIR, '签署同意', { 签署意见: '同意。' }, BEGUN_BEFORE)
    const decision = t.text(await t.sees(OFFICE, BEGUN_BEFORE, '已决定'))
    expect(decision).toContain(OLD)
    expect(decision).not.toContain(NEW)
  })

  test('名册写明的版本没有数据文件的，启动时即说明', async () => {
    await expect(town({ rulebooks: 'test/rules/no-such-folder' })).rejects.toThrow(
      '读不到规则版本的文件夹 test/rules/no-such-folder',
    )
  })
})
