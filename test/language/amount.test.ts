import { assert, integer, property } from 'fast-check'
import Nzh from 'nzh'
import { describe, expect, test } from 'vitest'
import { amountsIn } from '../../src/language/amount.js'
import { chooseAmount } from '../../src/language/amount-choice.js'
import { plain } from '../../src/language/normalise.js'
import { NUMERAL, numeral, ONE } from '../../src/language/numeral.js'

const nzh = Nzh.cn
const chosen = (text: string, asked = false) => {
  const clean = plain(text)
  return chooseAmount(amountsIn(clean, asked).hits, clean)
}
const fenOf = (text: string) => {
  const { amount } = chosen(text)
  return amount && amount.min === amount.max ? amount.min / 100 : amount
}

describe('one figure, many spellings', () => {
  test.each([
    ['一百二十万', 1_200_000],
    ['120万', 1_200_000],
    ['120w', 1_200_000],
    ['120W', 1_200_000],
    ['１２０万', 1_200_000],
    ['壹佰贰拾万元整', 1_200_000],
    ['1,200,000元', 1_200_000],
    ['1 200 000元', 1_200_000],
    ['1.2百万', 1_200_000],
    ['120万元（含税）', 1_200_000],
    ['一二〇万', 1_200_000],
    ['两百万', 2_000_000],
    ['改小到45万', 450_000],
    ['兩百萬', 2_000_000],
    ['五十万元整', 500_000],
    ['一亿三千万', 130_000_000],
    ['三万五的项目', 35_000],
    ['4.52万元', 45_200],
    ['一点五亿', 150_000_000],
    ['半个亿', 50_000_000],
    ['0.5亿', 50_000_000],
    ['二百五十万', 2_500_000],
    ['250个w', 2_500_000],
    ['2百50万', 2_500_000],
    ['49万9', 499_000],
    ['49万9千块', 499_000],
    ['8万块', 80_000],
    ['8千块', 8_000],
    ['四百万零一块', 4_000_001],
    ['2000000.01元', 2_000_000.01],
    ['￥500,000', 500_000],
    ['项目30 万', 300_000],
    ['49万9999元9角9分', 499_999.99],
    ['480千元', 480_000],
    ['500K元', 500_000],
    ['一百三十晚的系统', 1_300_000],
    ['两白万', 2_000_000],
    ['差50万就到200万', 1_500_000],
    ['离200万还差30万', 1_700_000],
    ['比200万多了3万', 2_030_000],
    ['五十万差一块钱', 499_999],
    ['比五十万少一块', 499_999],
    ['八十万，不对，是二十八万', 280_000],
    ['不是300万是30万，打错了', 300_000],
    ['含税51万，不含税45万', 510_000],
  ])('%s is %d元', (text, amount) => {
    expect(fenOf(text)).toBe(amount)
  })

  test('what nzh writes is read back, plain, formal and mixed', () => {
    assert(
      property(integer({ min: 1, max: 99_999 }), (tenThousands) => {
        const value = BigInt(tenThousands) * 10_000n * ONE
        for (const text of [
          nzh.encodeS(tenThousands * 10_000),
          nzh.encodeB(tenThousands * 10_000),
          `${tenThousands}万`,
        ]) {
          const run = text.match(NUMERAL)?.[0] ?? ''
          expect({ run, value: numeral(run)?.low }).toEqual({ run: text, value })
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('a figure in yuan and fen is read without a binary remainder', () => {
    assert(
      property(integer({ min: 100_000, max: 10_000_000_000 }), (fen) => {
        const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}元`
        expect(chosen(text).amount).toEqual({ min: fen, max: fen })
      }),
    )
  })
})

test.each([
  '80万平台建设',
  '80万只有软件',
  '80万人脸识别系统',
  '80万人社业务系统',
  '80万条件都满足',
  '80万部门自建',
  '80万封顶的项目',
  '80万本单位自用',
  '80万企业出资',
  '80万台账系统',
])('%s: what follows is no measure word', (text) => {
  expect(amountsIn(plain(text), false).hits).toHaveLength(1)
})

describe('intervals', () => {
  const W = 1_000_000
  test.each([
    ['不到50万的', { min: 0, max: 50 * W, maxOpen: true }],
    ['不足50万', { min: 0, max: 50 * W, maxOpen: true }],
    ['低于五十万的软件项目', { min: 0, max: 50 * W, maxOpen: true }],
    ['少于50万', { min: 0, max: 50 * W, maxOpen: true }],
    ['小于50万', { min: 0, max: 50 * W, maxOpen: true }],
    ['金额不足于50万', { min: 0, max: 50 * W, maxOpen: true }],
    ['高于200万', { min: 200 * W, max: null, minOpen: true }],
    ['大于200万', { min: 200 * W, max: null, minOpen: true }],
    ['超过了200万', { min: 200 * W, max: null, minOpen: true }],
    ['不低于60万', { min: 60 * W, max: null }],
    ['不高于60万', { min: 0, max: 60 * W }],
    ['控制在60万', { min: 0, max: 60 * W }],
    ['预算大概是120万', { min: 96 * W, max: 144 * W, approximate: true }],
    ['三五十万吧', { min: 30 * W, max: 50 * W }],
    ['一百万不到', { min: 0, max: 100 * W, maxOpen: true }],
    ['50万以内', { min: 0, max: 50 * W }],
    ['不超过50万', { min: 0, max: 50 * W }],
    ['50万以下', { min: 0, max: 50 * W }],
    ['50万（不含）以下', { min: 0, max: 50 * W, maxOpen: true }],
    ['超过200万', { min: 200 * W, max: null, minOpen: true }],
    ['不止200万', { min: 200 * W, max: null, minOpen: true }],
    ['200万以上', { min: 200 * W, max: null }],
    ['至少60万', { min: 60 * W, max: null }],
    ['四十多万', { min: 40 * W, max: 50 * W, minOpen: true, maxOpen: true }],
    ['一百多万', { min: 100 * W, max: 200 * W, minOpen: true, maxOpen: true }],
    ['200多万', { min: 200 * W, max: 300 * W, minOpen: true, maxOpen: true }],
    ['120多万', { min: 120 * W, max: 130 * W, minOpen: true, maxOpen: true }],
    ['十几万', { min: 10 * W, max: 20 * W, minOpen: true, maxOpen: true }],
    ['几十万', { min: 20 * W, max: 100 * W, maxOpen: true }],
    ['上百万', { min: 100 * W, max: 1000 * W, maxOpen: true }],
    ['200万出头', { min: 200 * W, max: 240 * W, minOpen: true }],
    ['五十万左右', { min: 40 * W, max: 60 * W, approximate: true }],
    ['约120万', { min: 96 * W, max: 144 * W, approximate: true }],
    ['近两百万', { min: 160 * W, max: 240 * W, approximate: true }],
    ['十来万', { min: 8 * W, max: 12 * W, approximate: true }],
    ['百把万', { min: 80 * W, max: 120 * W, approximate: true }],
    ['195到205万之间', { min: 195 * W, max: 205 * W }],
    ['100-150万', { min: 100 * W, max: 150 * W }],
    ['四五十万', { min: 40 * W, max: 50 * W }],
    ['一两百万', { min: 100 * W, max: 200 * W }],
    ['一百五六', { min: 150 * W, max: 160 * W }],
    ['四十好几万', { min: 40 * W, max: 50 * W, minOpen: true, maxOpen: true }],
    ['百八十万', { min: 80 * W, max: 180 * W }],
    ['三到五百万', { min: 300 * W, max: 500 * W }],
    ['三十到五十万', { min: 30 * W, max: 50 * W }],
    ['一百到三百万', { min: 100 * W, max: 300 * W }],
    ['一百五到三百万', { min: 150 * W, max: 300 * W }],
    ['三十到五百万', { min: 30 * W, max: 500 * W }],
    ['介于150和180万之间', { min: 150 * W, max: 180 * W }],
    ['1.5-2亿', { min: 15_000 * W, max: 20_000 * W }],
    ['3000到5000元', { min: 300_000, max: 500_000 }],
    ['还没到两百万，但肯定过五十了', { min: 50 * W, max: 200 * W, minOpen: true, maxOpen: true }],
    ['最便宜30万最贵60万', { min: 30 * W, max: 60 * W }],
    ['120万左右，最多130万', { min: 96 * W, max: 130 * W }],
    ['甲方案42万、乙方案68万', { min: 42 * W, max: 68 * W }],
    ['是30万还是60万没定', { min: 30 * W, max: 60 * W }],
    ['不会突破200万，但一定在50万以上', { min: 50 * W, max: 200 * W }],
    ['超过50万不到200万', { min: 50 * W, max: 200 * W, minOpen: true, maxOpen: true }],
    ['至少60万，最多150万', { min: 60 * W, max: 150 * W }],
  ])('%s', (text, interval) => {
    expect(chosen(text).amount).toEqual(interval)
  })
})

describe('which amount is the project’s', () => {
  test.each([
    ['软件180万+硬件30万一共210', 2_100_000],
    ['软件180加硬件30', 2_100_000],
    ['硬件80万，软件开发90万', 1_700_000],
    ['项目90万，里面含8万等保测评费', 900_000],
    ['总投资260万，其中软件200万硬件60万', 2_600_000],
    ['从80万调到120万', 1_200_000],
    ['原来批了80万现在要120万', 1_200_000],
    ['预算120万，中标105万', 1_200_000],
    ['每年70万，三年210万', 700_000],
    ['48万加4万二类费用', 480_000],
    ['80万一个的系统买两套', 1_600_000],
    ['一台服务器11万，买20台', 2_200_000],
    ['一套系统80万，另配5台服务器', 800_000],
    ['一个系统80万，分3个模块', 800_000],
    ['摄像头单价3000元要150个，外加平台软件12万', 570_000],
    ['每个点位8000块，全街道60个点位', 480_000],
    ['10个人，每人月3万，做6个月', 1_800_000],
    ['驻场运维每月4万签满8个月', 320_000],
    ['运维每月4万', 480_000],
    ['每季度20万的软件运维', 800_000],
    ['区里出60万，街道自筹40万', 1_000_000],
    ['批复120万，招标下来只要96万', 1_200_000],
    ['100台平板，每台4500，加软件10万', 550_000],
    ['按8000元一个点位，布70个点位', 560_000],
    ['一人一年12万，驻场5个人', 600_000],
    ['预算（万元）：185', 1_850_000],
    ['预算210万，扣掉监理费12万只有198万', 2_100_000],
    ['预付款30万，总价100万', 1_000_000],
    ['合同估算96万，先付三成也就28.8万，归档看96还是看28.8', 960_000],
    ['138万的系统里头两项一共15万', 1_380_000],
    ['含二类费用总共230万，其中二类费用10万', 2_300_000],
    ['50万的门槛我们超了，是52万', 520_000],
    ['去年那个30万，今年这个130万', 1_300_000],
    ['上会同意的是170万，现在要加个模块变成190万', 1_900_000],
    ['上会通过的是88万，现在想追加15万', 1_030_000],
    ['230万都是硬件……哦说错了，硬件只有30万，总共130万', 1_300_000],
  ])('%s', (text, amount) => {
    expect(fenOf(text)).toBe(amount)
  })

  test('what stands beside it is kept', () => {
    expect(chosen('从80万调到120万').changedFrom).toEqual({ min: 80_000_000, max: 80_000_000 })
    expect(chosen('项目90万，里面含8万等保测评费').part).toMatchObject({ what: 'assessment', inside: true })
    expect(chosen('预算120万，中标105万').bid).toEqual({ min: 105_000_000, max: 105_000_000 })
    expect(chosen('30万的项目和120万的项目').how).toBe('oneOfSeveral')
  })
})

describe('numbers that are no money', () => {
  test.each([
    '杨府办发〔2021〕4号',
    '给科室换20台电脑',
    '三级等保',
    '招一续二第二年',
    '两微一端',
    '100个用户的系统',
    '50万用户的平台',
    '30%',
    '3个月',
    '2026年9月24日',
    '五（三）第2段',
    '5.5.2 那条',
    '统一一下',
    '万一不行',
    '300万美元',
    '一网通办项目',
    '十个工作日',
    '日均访问量200万次',
    '3万企业用户',
    '联系电话13812345678',
    '分机6123',
    '付三成',
  ])('%s', (text) => {
    expect(amountsIn(plain(text), false).hits).toEqual([])
  })

  test('a bare number is 万元 only where money is spoken of; below 10 and from 1,000 the unit is asked', () => {
    expect(chosen('120的项目').amount).toEqual({ min: 120_000_000, max: 120_000_000 })
    expect(chosen('120', true).amount).toEqual({ min: 120_000_000, max: 120_000_000 })
    expect(amountsIn('项目预算1200000', false)).toMatchObject({ hits: [], unitless: true })
    expect(amountsIn('项目预算5', false)).toMatchObject({ hits: [], unitless: true })
  })
})
