import { readdirSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CheckView, PanelView } from '../../playground/page/panel/behind.js'
import { EVENT_WORDS } from '../../playground/record/event-words.js'
import { KIND_NAMES } from '../../playground/record/matters.js'
import { RecordReader } from '../../playground/record/record-reader.js'
import { panelService } from '../../playground/services/panel.js'
import type { Procedure } from '../../src/procedures/procedure.js'
import { CHAIR, leader, OFFICE, PROPOSAL, STRANGER, startRound, type Town, town } from '../support/town.js'

type AnyProcedure = Pick<Procedure<never, never, { did: string }>, 'kind' | 'bases' | 'evolve'>
const MATTER = String(PROPOSAL['事项'])
const OPINION = '建议补充网络安全等级保护和运维经费测算内容'

/** Every procedure there is, found among what the files of the room export. */
const files = readdirSync('src/procedures', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)
const exported = await Promise.all(
  files.map(
    (name) =>
      import(new URL(`../../src/procedures/${name}`, import.meta.url).href) as Promise<
        Record<string, unknown>
      >,
  ),
)
const procedures = exported
  .flatMap((file) => Object.values(file))
  .filter(
    (one): one is AnyProcedure =>
      typeof one === 'object' && one !== null && 'kind' in one && 'bases' in one && 'evolve' in one,
  )
const events = procedures.flatMap(({ kind, bases }) => Object.keys(bases).map((did) => [kind, did] as const))

describe('words', () => {
  test('there are procedures to be looked at', () => {
    expect(procedures.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['round', 'talk', 'settings']))
  })
  test.each(events)('every event has its own: %s %s', (kind, did) => {
    expect(EVENT_WORDS[kind]?.[did]).toBeTypeOf('function')
    expect(KIND_NAMES[kind]).toMatch(/\p{Script=Han}/u)
  })
  test.each(events)('what somebody wrote is not in them: %s %s', (kind, did) => {
    const named = {
      title: '事项',
      label: '例句',
      docNo: '文号',
      status: '有效',
      year: 2026,
      calendar: { year: 2026 },
    }
    const open = {
      proposal: named,
      draft: named,
      value: named,
      example: named,
      notice: { ...named, body: OPINION, audience: ['群'] },
      receivers: [],
      people: [],
      said: { is: 'help', text: OPINION },
    }
    const lists = { seats: [], units: [], missing: [] }
    const event = { did, stance: '不同意', text: OPINION, reason: OPINION, ...open, ...lists }
    const words = EVENT_WORDS[kind]?.[did]?.(event as never)
    expect(words).not.toBe('')
    expect(words).not.toContain(OPINION)
  })
})

describe('what goes on behind the conversation', () => {
  let here: Town
  let reader: RecordReader
  const panel = async (): Promise<PanelView> =>
    (await service().get?.['/api/panel']?.(new URLSearchParams())) as PanelView
  const verify = async (): Promise<CheckView> =>
    (await service().post?.['/api/panel/verify']?.({})) as CheckView
  let made: ReturnType<typeof panelService> | null = null
  const service = () => {
    made ??= panelService(here.platform, reader, () => here.clock.now())
    return made
  }
  const journal = () => join(here.dir, 'journal.jsonl')

  beforeEach(async () => {
    made = null
    here = await town()
    reader = new RecordReader(here.dir)
  })
  afterEach(() => here.close())

  test('each step of a matter shows in words: event, calls, decision and record', async () => {
    await startRound(here)
    await here.taps(leader(9), '不同意', { 意见: OPINION }, MATTER)
    await here.finds(leader(9), '修改意见', MATTER)
    await here.platform.until(() => here.platform.calls.some(({ endpoint }) => endpoint === 'patch'))
    const { deliveries, calls, decisions, record, counts } = await panel()

    expect(deliveries[0]).toMatchObject({
      what: `区财政局 分管领导 点了『不同意』，卡片“书面意见：${MATTER}”`,
      state: '已送达',
      due: null,
      attempts: [{ ok: true, result: '机器人已接收' }],
    })
    expect(deliveries.at(-1)?.what).toBe('联席会议办公室 写道：发起书面征询')
    expect(calls.map(({ what, to, result }) => [what, to, result])).toContainEqual([
      '发送消息',
      '区财政局 分管领导',
      '成功',
    ])
    expect(calls.some(({ what }) => what === '更新卡片')).toBe(true)
    expect(calls.find(({ ok }) => ok)?.ms).toBeGreaterThanOrEqual(0)
    expect(decisions[0]).toMatchObject({
      who: '区财政局 分管领导',
      what: [`反馈“不同意”（内容略，共${OPINION.length}字），第1版`],
      basis: '四（二）第2句',
      result: '已办理',
    })
    expect(record[0]).toMatchObject({ seq: 4, who: '区财政局 分管领导' })
    expect(record[0]?.matter).toMatch(new RegExp(`^书面征询\\d{4}-001《${MATTER}》$`))
    expect(counts).toEqual({
      deliveries: deliveries.length,
      calls: calls.length,
      decisions: decisions.length,
      record: record.length,
    })
  })

  test('each line of a case is linked to the one before it', async () => {
    await startRound(here)
    const lines = (await panel()).record.filter(({ matter }) => matter.includes(MATTER)).toReversed()
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, place) => place + 1))
    expect(lines.map(({ previous }) => previous)).toEqual(['', ...lines.slice(0, -1).map(({ hash }) => hash)])
  })

  test('nobody’s opinion can be read in it, by whatever way it was given', async () => {
    await startRound(here)
    const card = await here.finds(leader(10), '同意', MATTER)
    await here.says(leader(10), `不同意 ${OPINION}`, { parent: card.id })
    await here.says(leader(11), `我单位不同意，${OPINION}`)
    await here.says(leader(12), OPINION, { parent: (await here.finds(leader(12), '同意', MATTER)).id })
    await here.taps(leader(9), '其他意见', { 意见: OPINION }, MATTER)
    await here.sees(leader(10), '已收到您的书面意见')
    const shown = JSON.stringify(await panel())
    expect(shown).toContain('区审计局 分管领导 回复了一条消息（内容略')
    expect(shown).not.toContain(OPINION)
  })

  test('a refusal is shown with its reason, a repeat as such', async () => {
    await startRound(here)
    await here.says(STRANGER, '发起书面征询')
    await here.sees(STRANGER, '未办理')
    const [refused] = (await panel()).decisions
    expect(refused).toMatchObject({ who: '名册以外的工作人员', result: '未办理' })
    expect(refused?.why).toContain('联席会议办公室')
    expect(refused?.basis).toBe('系统规定')
    const card = await here.finds(leader(9), '同意', MATTER)
    await here.presses(leader(9), card, '同意')
    await here.platform.press(leader(9), card.id, '同意', {}, { version: 0 })
    expect((await panel()).decisions[0]?.result).toBe('此前已办理')
  })

  test('a refused call says why, one that was struck says by what', async () => {
    here.platform.setStopped(STRANGER, true)
    await here.platform.say(STRANGER, '我是谁')
    await here.platform.until(() => here.platform.calls.some(({ code }) => code === 230053))
    here.platform.faults.add({ kind: '500', times: 1 })
    await here.platform.say(OFFICE, '帮助')
    await here.platform.until(() => here.platform.calls.some(({ fault }) => fault === '500'))
    const { calls } = await panel()
    const stopped = calls.find(({ result }) => result.startsWith('此人已停用机器人'))
    expect(stopped).toMatchObject({ to: '名册以外的工作人员', ok: false, fault: '' })
    expect(calls.find(({ fault }) => fault !== '')).toMatchObject({
      result: '平台内部错误',
      fault: '内部错误',
    })
  })

  test('what waits to be sent again says when', async () => {
    await here.stopBot()
    await here.platform.say(OFFICE, '帮助')
    const [waiting] = (await panel()).deliveries
    expect(waiting).toMatchObject({
      state: '等待再次投递',
      attempts: [{ ok: false, result: '连接不上机器人' }],
    })
    expect((waiting?.due ?? 0) - (waiting?.at ?? 0)).toBeGreaterThanOrEqual(15_000)
    await here.startBot()
  })

  test('the reader follows the file as it grows, and waits for a line half written', async () => {
    let grown = 0
    const end = reader.follow(() => {
      grown += 1
      here.platform.changes.happened()
    })
    await here.says(OFFICE, '帮助')
    await here.platform.until(() => reader.acts.some(({ act }) => act.case.startsWith('talk/')))
    expect(grown).toBeGreaterThan(0)
    end()
    await here.stopBot()
    await reader.refresh()
    const before = reader.acts.length
    const whole = await readFile(journal())
    const last = whole.lastIndexOf(10, -2) + 1
    const fresh = new RecordReader(here.dir)
    await writeFile(journal(), whole.subarray(0, last + 40))
    await fresh.refresh()
    const half = fresh.acts.length
    await appendFile(journal(), whole.subarray(last + 40))
    await fresh.refresh()
    expect(fresh.damaged).toBeNull()
    expect([half <= before, fresh.acts.length]).toEqual([true, before])
    expect(fresh.acts.map(({ line }) => line)).toEqual(reader.acts.map(({ line }) => line))
    const cut = whole.toString('utf8').split('\n').slice(0, 4).join('\n')
    await writeFile(journal(), `${cut}\n`)
    expect(await fresh.refresh()).toBe(true)
    expect(fresh.acts.map(({ line }) => line)).toEqual(
      reader.acts.flatMap(({ line }) => (line <= 4 ? [line] : [])),
    )
    await writeFile(journal(), whole)
    await here.startBot()
  })

  test('a check tells that the record holds, and names the line that was changed', async () => {
    await startRound(here)
    await here.taps(leader(9), '同意', {}, MATTER)
    await here.stopBot()
    expect(await verify()).toMatchObject({ ok: true, line: null })
    expect((await panel()).check?.words[0]).toBe('记录链完好')

    const whole = await readFile(journal())
    const lines = whole.toString('utf8').split('\n')
    const changed = lines.findIndex((line) => line.includes('"OpinionGiven"'))
    const at =
      Buffer.byteLength(lines.slice(0, changed).join('\n')) +
      1 +
      lines[changed]!.indexOf('"OpinionGiven"') +
      1
    await writeFile(
      journal(),
      Buffer.concat([whole.subarray(0, at), Buffer.from('o'), whole.subarray(at + 1)]),
    )
    const found = await verify()
    expect(found).toMatchObject({ ok: false, line: changed + 1 })
    expect(found.words.join()).toContain(`第${changed + 1}行`)
    expect(found.words.join()).toContain(MATTER)
    expect((await panel()).check).toEqual(found)
    await writeFile(journal(), whole)
    await here.startBot()
  })

  test('people who sign are shown by what they did', async () => {
    await startRound(here)
    const { decisions } = await panel()
    expect(decisions.map(({ who, what }) => `${who} ${what[0]}`)).toContain(
      `区政府分管副区长 同意启动，向14家成员单位征求意见`,
    )
    expect(here.platform.people.find(({ openId }) => openId === CHAIR)?.name).toBe('区政府分管副区长')
  })
})
