import { describe, expect, test } from 'vitest'
import { type Facts, yuan } from '../../src/rules/facts.js'
import { interpretationOf } from '../../src/rules/notes.js'
import { route } from '../../src/rules/route.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'

const edition = loadEdition('yangpu-2021-4')
const exactly = (amount: number) => ({ min: yuan(amount), max: yuan(amount) })
const notesOn = (facts: Facts) => interpretationOf(route(facts, edition).routes, facts, edition).join('\n')
const all = { allMet: true }

describe('五（三）: where special cases cross, the answer says so and who decides', () => {
  test.each<[string, Facts, string]>([
    [
      '5.3.f × 金额 超过200万',
      { superior: all, amount: exactly(3_000_000) },
      '财政性资金项目管理有关规定如有要求',
    ],
    ['5.3.f × 两微一端', { superior: all, infoPublishing: true }, '仍先经区委网信办备案同意'],
    ['5.3.f × 运维', { superior: all, kind: 'ops', amount: exactly(700_000) }, '只写“系统建设项目”'],
    [
      '5.3.f 缺一项',
      { superior: { approved: true, docNo: false, conclusion: true }, amount: exactly(700_000) },
      '缺：具有文号',
    ],
    ['5.3.e × 10万零1分', { infoPublishing: true, amount: exactly(100_000.01) }, '不是一律不行'],
    ['5.3.e × 50万整', { infoPublishing: true, amount: exactly(500_000) }, '是否另请行业专家未写明'],
    ['5.3.e 小程序', { infoPublishing: 'unsettled', amount: exactly(100_000) }, '未对“两微一端”作定义'],
    ['5.3.d × 5.5.2.a 两次备案', { renewalYear: 2 }, '10个工作日内的合同备案是两件事'],
    ['5.3.d × 第3段或第6段的原项目', { renewalYear: 3 }, '不属于“审核同意后准许实施”的'],
    [
      '5.3.d × 第一年未经审核',
      { renewalYear: 2, originalApproved: false, amount: exactly(660_000) },
      '未经审核的，按金额办理',
    ],
    [
      '5.3.d 一年与三年合计不同档',
      {
        renewalYear: 1,
        amount: exactly(300_000),
        otherAmount: { amount: exactly(900_000), why: 'perYearAndTotal' },
      },
      '分属不同档次，由联席会议办公室认定',
    ],
    [
      '几年的合同，不是招一续二',
      { amount: exactly(300_000), otherAmount: { amount: exactly(400_000), why: 'perYearAndTotal' } },
      '签几年的合同按一年的金额还是几年合计',
    ],
    ['5.3.g 在项目内', { feeItem: 'inside', amount: exactly(900_000) }, '计入与否分属不同档次的'],
    [
      '5.3.h × 别处购买',
      { emartSoftware: 'none', amount: exactly(600_000) },
      '只适用于在上海市政府采购网电子集市',
    ],
    ['5.3.g 渠道', { feeItem: 'alone' }, '经什么渠道、交哪些材料，规则未写'],
    ['1.2.c 租与建', { excluded: 'communication' }, '建设网络的属于电子政务项目'],
    ['1.2.c 零星硬件', { excluded: 'hardware' }, '看经费渠道和性质，不看价格'],
    ['1.2.b 部分区级财力', { fund: 'partly', amount: exactly(900_000) }, '请同时报总额和区级财力部分'],
    ['5.5.5.b 变更', { change: true }, '是否须重新论证、多大的变动算变更，规则未写'],
    ['中标价较低', { amount: exactly(520_000), bidPrice: exactly(480_000) }, '此处按报审的金额归类'],
  ])('%s', (_, facts, sentence) => {
    expect(notesOn(facts)).toContain(sentence)
  })

  test.each<[string, Facts, string]>([
    ['5.3.f 150万', { superior: all, amount: exactly(1_500_000) }, '财政性资金项目管理有关规定'],
    ['5.3.f 200万整', { superior: all, amount: exactly(2_000_000) }, '财政性资金项目管理有关规定'],
    ['5.3.e 10万整', { infoPublishing: true, amount: exactly(100_000) }, '不是一律不行'],
    ['第一年合同', { renewalYear: 1, originalApproved: false, amount: exactly(660_000) }, '未经审核的'],
    ['一般项目', { amount: exactly(660_000) }, '经什么渠道'],
  ])('%s: nothing of it', (_, facts, sentence) => {
    expect(notesOn(facts)).not.toContain(sentence)
  })
})
