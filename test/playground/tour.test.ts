import { afterEach, describe, expect, test, vi } from 'vitest'
import { directoryFromRoster } from '../../playground/emulator/directory.js'
import { castOf } from '../../playground/tour/cast.js'
import { Performer, type TourParts } from '../../playground/tour/performing.js'
import { placeOf } from '../../playground/tour/place.js'
import { CHAIR, leader, OFFICE, ROSTER, type Town, town } from '../support/town.js'

let here: Town | undefined
afterEach(async () => {
  await here?.close()
  here = undefined
})

const DAY_MS = 86_400_000
const partsOf = (t: Town): TourParts => ({
  emulator: t.platform,
  now: () => t.clock.now(),
  clock: { step: async (days) => t.clock.jump(days * DAY_MS) },
})

async function open(): Promise<{ t: Town; performer: Performer }> {
  here = await town()
  return { t: here, performer: new Performer(partsOf(here)) }
}

/** Plays a scene up to a step (its end, where none is named); `between` runs before every step. */
async function play(
  performer: Performer,
  id: string,
  { upTo = 99, between }: { upTo?: number; between?: () => Promise<void> } = {},
): Promise<number> {
  const steps = performer.scenes().find((one) => one.id === id)?.steps ?? []
  await performer.begin(id)
  for (let index = 0; index < Math.min(upTo, steps.length); index += 1) {
    await between?.()
    await performer.perform(id, index)
  }
  return steps.length
}

/** Number of the step of the written round with these words in its caption. */
const stepAt = (performer: Performer, words: string): number => {
  const steps = performer.scenes().find(({ id }) => id === 'written-round')?.steps ?? []
  return steps.findIndex(({ caption }) => caption.includes(words))
}

describe('every scene over the real bot', () => {
  test('one after another, twice in a row', async () => {
    const { t, performer } = await open()
    for (const round of [1, 2])
      for (const { id, steps } of performer.scenes())
        expect(await play(performer, id), `${id}, round ${round}`).toBe(steps.length)
    const decisions = t.texts(leader(5)).filter((text) => text.startsWith('书面征询决定：'))
    expect(decisions).toHaveLength(2)
  })

  test('with a restart of the bot before every step', async () => {
    const { t, performer } = await open()
    const length = await play(performer, 'written-round', { between: () => t.restart() })
    expect(length).toBe(20)
    expect(t.texts(OFFICE).join()).toContain('分管副区长已签署「同意」')
    expect(await play(performer, 'kept-out', { between: () => t.restart() })).toBe(4)
  })
})

describe('a step', () => {
  test('done by hand before is not done again, and the tour goes on from there', async () => {
    const { t, performer } = await open()
    const first = stepAt(performer, '第一位领导点「同意」')
    await play(performer, 'written-round', { upTo: first })
    await t.taps(leader(1), '同意')
    const presses = () => t.platform.deliveries.filter(({ kind }) => kind === 'callback').length
    const before = presses()
    const done = await performer.perform('written-round', first)
    expect(presses()).toBe(before)
    expect(done.notice).toBeNull()
    expect(done.seen.map(({ person }) => person)).toEqual([leader(1), OFFICE])
    await performer.perform('written-round', first + 1)
  })

  test('said by hand before is not said again', async () => {
    const { t, performer } = await open()
    const asker = ROSTER.applicants?.[0]?.people?.[0]?.openId ?? ''
    await performer.begin('questions')
    await t.says(asker, '120万的项目走什么流程')
    await t.sees(asker, '办理步骤')
    await performer.perform('questions', 0)
    expect(t.platform.messagesOf(asker)).toHaveLength(2)
  })

  test('that the bot does not answer says so, and can be tried again', async () => {
    const { t, performer } = await open()
    const start = stepAt(performer, '他点「同意启动」')
    await play(performer, 'written-round', { upTo: start })
    await t.stopBot()
    const failed = performer.perform('written-round', start)
    await expect(failed).rejects.toThrow('这一步没有走通：机器人没有及时应答')
    await t.startBot()
    const done = await performer.perform('written-round', start)
    expect(done.notice).toEqual({ person: CHAIR, words: expect.stringContaining('已同意启动') })
  })

  test('whose notice says something else fails with its words', async () => {
    const { t, performer } = await open()
    await play(performer, 'written-round', { upTo: 1 })
    const toast = { type: 'info' as const, content: '正在办理，请稍候' }
    const answer = { code: null, reason: null, toast, card: null, opened: null, delivery: null }
    vi.spyOn(t.platform, 'press').mockResolvedValueOnce(answer)
    await expect(performer.perform('written-round', 1)).rejects.toThrow(
      '这一步没有走通：提示是“正在办理，请稍候”',
    )
  })

  test('whose card never comes names whom and what was waited for', async () => {
    const { t } = await open()
    const hasty = new Performer(partsOf(t), 300)
    await expect(hasty.perform('written-round', 4)).rejects.toThrow(/分管领导的卡片上没有可以点的「同意」/)
    await t.stopBot()
    await hasty.begin('questions')
    await expect(hasty.perform('questions', 0)).rejects.toThrow(/信息科没有等到写着“120万的项目走什么流程”/)
  })

  test('is not fulfilled by what an earlier run left behind', async () => {
    const { t } = await open()
    const hasty = new Performer(partsOf(t), 1500)
    await play(hasty, 'questions')
    await t.stopBot()
    await hasty.begin('questions')
    await expect(hasty.perform('questions', 0)).rejects.toThrow('没有等到')
  })
})

describe('where a step will act', () => {
  test('the newest card with the button, what will be typed as the fields take it, and the question before', async () => {
    const { t, performer } = await open()
    const place = (index: number) => placeOf(t.platform, performer, performer.step('written-round', index))
    expect(place(0)).toMatchObject({ person: OFFICE, message: null, text: '发起书面征询' })
    await play(performer, 'written-round', { upTo: 1 })
    const form = place(1)
    expect(form?.message).toBe((await t.sees(OFFICE, '请填写后报分管副区长审定')).id)
    expect(form?.button).toBe('报分管副区长审定')
    expect(form?.typed).toContainEqual({ label: '反馈截止', value: '2026-12-03 18:00' })
    expect(form?.typed.map(({ label }) => label)).not.toContain('调研情况')
    const sign = stepAt(performer, '只有分管副区长书面签署')
    for (let index = 1; index < sign; index += 1) await performer.perform('written-round', index)
    expect(place(sign)?.confirm?.title).toContain('签署')
    expect(place(stepAt(performer, '把演示的时钟'))).toBeNull()
  })

  test('a button that is there no longer: the card alone', async () => {
    const { t, performer } = await open()
    await performer.begin('kept-out')
    const place = placeOf(t.platform, performer, performer.step('kept-out', 2))
    expect(place).toMatchObject({
      person: CHAIR,
      button: null,
      message: (await t.sees(CHAIR, '您已同意启动')).id,
    })
  })
})

describe('what can be played', () => {
  test('without a clock the step that moves it is left out', async () => {
    const { t } = await open()
    const still = new Performer({ emulator: t.platform, now: () => t.clock.now() })
    expect(stepAt(still, '把演示的时钟')).toBe(-1)
    expect(stepAt(still, '代录必须写理由')).toBeGreaterThan(0)
  })

  test('the deadline lies on a weekday ten days ahead or a little more', () => {
    const { people } = directoryFromRoster(ROSTER)
    const on = (day: string) => castOf(people, Date.parse(`${day}T09:00:00+08:00`))
    expect(on('2026-11-23').deadline).toBe('2026-12-03 18:00')
    expect(on('2026-12-02').deadline).toBe('2026-12-14 18:00')
    expect(on('2026-12-03').deadline).toBe('2026-12-14 18:00')
    expect(on('2026-11-23').units).toBe(14)
  })

  test('the clock is moved past nine o’clock of the working day before the deadline, whatever the hour', () => {
    const { people } = directoryFromRoster(ROSTER)
    for (const hour of ['00:30', '07:01', '09:00', '10:00', '17:59', '23:30'])
      for (const day of ['2026-11-23', '2026-11-27', '2026-11-28', '2026-12-02']) {
        const now = Date.parse(`${day}T${hour}:00+08:00`)
        const { deadline, daysToReminded } = castOf(people, now)
        const moved = now + daysToReminded * DAY_MS
        const due = Date.parse(`${deadline.replace(' ', 'T')}:00+08:00`)
        expect(due - moved, `${day} ${hour}`).toBeGreaterThan(0)
        expect(due - moved, `${day} ${hour}`).toBeLessThan(33 * 3_600_000)
      }
  })
})
