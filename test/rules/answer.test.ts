import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import { answer } from '../../src/rules/answer.js'
import { RESERVATION, textOf } from '../../src/rules/answer-text.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

const edition = loadEdition('yangpu-2021-4')
const rules = { edition, calendar: loadCalendar(), settings: NOTHING_SET }
const today = '2026-11-22' as CalendarDate
const ask = (question: string) => answer(read(question, { today }), rules)
const who = (question: string) => ask(question).steps.map((step) => `${step.who}/${step.clause}`)

describe('what a conclusion must not hide', () => {
  test('5.3.a 备案制 is no mere filing', () => {
    const { conclusion } = ask('30万的项目怎么走')
    expect(conclusion).toContain('仍须第三方机构论证评估')
    expect(conclusion).toContain('联席会议审核')
    expect(conclusion).toContain('不是只作备案')
  })

  test('5.3.c ends in the fiscal rules, not in 准许实施, and names no experts', () => {
    const { conclusion, steps, interpretation } = ask('300万的机房设备项目怎么走')
    expect(conclusion).toContain('财政性资金项目管理有关规定')
    expect(conclusion).not.toContain('准许实施')
    expect(steps.map(({ text }) => text).join()).not.toContain('专家')
    expect(interpretation.join()).toContain('未写专家论证环节')
  })

  test('5.3.b both limbs: 200万整 hardware needs no question and says which reading was used', () => {
    const answered = ask('刚好200万，机房带设备，怎么走')
    expect(answered).toMatchObject({ routes: ['5.3.b'], ask: null })
    expect(answered.interpretation.join()).toContain('以联席会议办公室答复为准')
  })

  test('5.3.e 网信办 stands first and the rest still follows; the cap is in principle only', () => {
    const { steps, interpretation, conclusion } = ask('公众号改版30万行不行')
    expect(steps.map((step) => step.who)).toEqual([
      '申报单位',
      '区委网信办',
      '申报单位',
      '联席会议办公室',
      '联席会议',
      '联席会议办公室',
    ])
    expect(conclusion).not.toMatch(/不行|不能|不得/)
    expect(interpretation.join()).toContain('不是一律不行')
  })

  test('5.3.f only spares the second review', () => {
    const { interpretation, steps } = ask('市局已批，有文号也有论证结论，标准和金额都明确，新建系统600万')
    expect(interpretation.join()).toContain('只免去重复评审')
    expect(steps.at(-1)).toMatchObject({ who: '联席会议', clause: '5.3.f' })
  })

  test('5.3.f a missing condition is named', () => {
    expect(ask('上级批了，有文号，没有论证结论，60万').interpretation.join()).toContain('缺：有论证结论')
  })

  test('5.5.1.b exactly 400万 is a conflict with a decider, not a yes or no', () => {
    const { conclusion, interpretation } = ask('刚好400万要公开招标吗')
    expect(conclusion).toContain('不能断定')
    expect(interpretation.join()).toContain('区机管局（区政府采购中心）')
  })

  test('5.5.1.a the procurement limit has no figure', () => {
    expect(ask('政府采购限额是多少').conclusion).toContain('本规则未写数额')
  })

  test('5.1.2.a a chat is no application, and 5.1.2.b comes before it for 事业单位', () => {
    expect(ask('120万怎么走').steps.find(({ clause }) => clause === '5.1.2.a')?.text).toContain('不是申报')
    expect(who('下属事业单位的80万项目怎么走').slice(1, 3)).toEqual(['主管部门/5.1.2.b', '申报单位/5.1.2.a'])
  })

  test('6.1 a body that only follows by reference is told so', () => {
    expect(ask('区妇联80万的项目怎么走').conclusion).toMatch(/^参照执行/)
  })

  test('4.6 and 4.2.b: no threshold, no consent by silence', () => {
    expect(ask('多少票算通过').conclusion).toContain('未设表决比例')
    expect(ask('书面意见逾期没反馈算同意吗').conclusion).toContain('未写逾期不反馈视为同意')
  })

  test('5.4.3.a the two counters are not added up', () => {
    expect(ask('第三方没过两次了，还能再报吗').conclusion).toContain('还没有达到')
    expect(ask('第三方没过两次，专家没过一次，会暂停吗').conclusion).toContain('还没有达到')
    expect(ask('专家论证两次没过怎么办').conclusion).toContain('已达到暂停申报的次数')
  })

  test('4.3.a with so many units present', () => {
    expect(ask('来了6家能开会吗').conclusion).toContain('不能召开')
    expect(ask('来了7家能开会吗').conclusion).toContain('刚好半数')
    expect(ask('来了8家能开会吗').conclusion).toContain('已达到')
  })
})

describe('asking back', () => {
  test('one question; each button carries facts that answer it', () => {
    const first = ask('260万要怎么报')
    expect(first.ask?.fact).toBe('pureSoftwareOrOps')
    const routes = first.ask?.options.map(({ facts }) => {
      const reading = { ...read('260万要怎么报', { today }), facts: { ...first.facts, ...facts } }
      return answer(reading, rules).routes
    })
    expect(routes).toEqual([['5.3.b'], ['5.3.c']])
  })

  test('the buttons of an unknown amount lead to the three bands, those of a straddling one to its two', () => {
    const bands = (question: string) => {
      const first = ask(question)
      return first.ask?.options.map(({ facts }) => {
        const reading = {
          ...read(question, { today }),
          facts: { ...first.facts, ...facts, pureSoftwareOrOps: false },
        }
        return answer(reading, rules).routes.join()
      })
    }
    expect(bands('我们想报个项目')).toEqual(['5.3.a', '5.3.b', '5.3.c'])
    expect(bands('五十万左右吧')).toEqual(['5.3.a', '5.3.b'])
    expect(bands('项目195到205万之间，软硬件都有')).toEqual(['5.3.b', '5.3.c'])
  })

  test('while a fact is open only the steps common to all ways are shown', () => {
    expect(who('260万要怎么报')).toEqual([
      '申报单位/5.1.2.c',
      '申报单位/5.1.2.a',
      '联席会议办公室/5.3.b',
      '联席会议/5.3.b',
      '联席会议办公室/5.4.1.b',
    ])
    const steps = ask('260万要怎么报').steps.map(({ text }) => text)
    expect(steps).toContain('组织第三方机构进行论证评估，报联席会议审核')
    expect(steps.join()).not.toMatch(/行业专家|准许实施|财政性资金/)
  })
})

describe('conditions said as conditions', () => {
  test('5.3.f an exact amount told with approval, 文号 and 论证结论 counts as clear, and that is printed', () => {
    const told = ask('市里已经批复立项，文号有的，也有专家论证结论，金额600万，建设标准也定了，还要评审吗')
    expect(told).toMatchObject({ routes: ['5.3.f'], ask: null })
    expect(told.presumptions.join()).toContain('按批复中建设金额明确理解')
    expect(ask('市里已批复立项，有文号，有论证结论，大概600万，建设标准也定了').ask?.fact).toBe('superior')
  })

  test('5.6.3 the fast track hangs on 紧急性重点工作 and leaves the evaluation as it is', () => {
    const urgent = ask('紧急任务，来不及开会，90万的项目怎么办')
    expect(urgent.details.join()).toMatch(/^如属国家、市或区级紧急性重点工作/)
    expect(urgent.grounds).toEqual(expect.arrayContaining(['5.3.b', '5.6.3.a', '5.6.3.b']))
    expect(urgent.steps.map(({ text }) => text).join()).toContain('第三方机构及行业专家')
  })

  test('5.3.d the amount of a later year brings no class into play', () => {
    expect(ask('招一续二第二年 38万').interpretation.join()).not.toContain('分属不同档次')
  })

  test.each(['小程序 30万', '建设费48万，二类费用4万', '260万要怎么报', '我们想报个项目'])(
    '5.3 %s: evaluation and review stand once each among the common steps',
    (question) => {
      const steps = ask(question).steps.map(({ text }) => text)
      expect(steps.filter((text) => text.includes('论证评估'))).toHaveLength(1)
      expect(steps.filter((text) => text.startsWith('审核') && !text.startsWith('审核通过'))).toHaveLength(1)
    },
  )
})

describe('materials and clauses', () => {
  test.each([
    ['升级项目要交哪些材料', true],
    ['运维项目要交哪些材料', true],
    ['新建项目要交哪些材料', false],
  ])('5.1.2.f %s: papers of the original project %s', (question, wanted) => {
    expect(ask(question).grounds.includes('5.1.2.f')).toBe(wanted)
  })

  test('条款 by number comes in the order of the text, by word best first', () => {
    expect(ask('条款 五（三）').grounds.slice(0, 3)).toEqual(['5.3.a', '5.3.b', '5.3.c'])
    expect(ask('条款 五（三）第2段').grounds).toEqual(['5.3.b'])
    expect(ask('条款 监理').grounds[0]).toBe('5.5.6.b')
    expect(ask('条款 5.5.5').grounds).toEqual(['5.5.5.a', '5.5.5.b'])
    expect(ask('条款 九（九）').grounds).toEqual([])
  })
})

describe('every answer', () => {
  test.each([
    '120万的项目走什么流程',
    '260万要怎么报',
    '合同2026年9月24日生效，最晚哪天备案',
    '多少票算通过',
    '升级项目要交哪些材料',
    '晚上吃什么好',
  ])(
    '%s: survives JSON, and its text shows every ground verbatim with the document and its status',
    (question) => {
      const answered = ask(question)
      expect(JSON.parse(JSON.stringify(answered))).toEqual(answered)
      const text = textOf(answered, edition)
      for (const id of answered.grounds) expect(text).toContain(edition.clause(id).text)
      expect(text.includes(`${edition.docNo}，效力状态：${edition.status}`)).toBe(answered.grounds.length > 0)
      expect(text.split(RESERVATION)).toHaveLength(answered.interpretation.length > 0 ? 2 : 1)
      expect(text).not.toMatch(/undefined|null|NaN|!|！/)
    },
  )
})
