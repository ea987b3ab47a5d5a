import { describe, expect, test } from 'vitest'
import { amountsIn } from '../../src/language/amount.js'
import { chooseAmount } from '../../src/language/amount-choice.js'
import { plain } from '../../src/language/normalise.js'

const chosen = (text: string) => {
  const clean = plain(text)
  return chooseAmount(amountsIn(clean, false).hits, clean)
}
const wan = (text: string) => {
  const { amount } = chosen(text)
  return amount && amount.min === amount.max ? amount.min / 1_000_000 : amount
}

describe('several amounts that are one project', () => {
  test.each([
    ['硬件120万、软件70万、集成8万，三块合在一个项目里', 198],
    ['大屏90万、音响15万、布线20万，打成一个包', 125],
    ['分两年付款，今年付130万明年付100万，买服务器', 230],
    ['区里掏七十万，市局的钞票三十万，合弄一套', 100],
    ['152万（其中硬件60万、软件92万）', 152],
    ['152万，硬件60万，软件92万，同事加成304万', 152],
    ['闸机12套，一套4万8', 57.6],
    ['一百二十平，每平一万八', 216],
    ['每人每月2万5，五个人干一年', 150],
  ])('%s: %s万', (text, amount) => {
    expect(wan(text)).toBe(amount)
  })

  test('phases that nobody calls one project are not added', () => {
    expect(wan('一期70万二期140万')).not.toBe(210)
    expect(wan('甲方案42万、乙方案68万')).not.toBe(110)
    expect(wan('两套系统，一套80万一套60万')).not.toBe(160)
  })
})

describe('what only repeats', () => {
  test.each([
    ['等保测评55万，过五十万了得请专家吧', 55],
    ['系统54万，超过五十万没有', 54],
    ['五十万零一块，差一块钱也得上专家', 50.0001],
    ['200万元一分不差', 200],
    ['不超过80万，含80万', { min: 0, max: 80_000_000 }],
    ['50万以内，50这个数本身不算进去', { min: 0, max: 50_000_000, maxOpen: true }],
  ])('%s', (text, amount) => {
    expect(wan(text)).toEqual(amount)
  })

  test('a bound that the amount does not lie within is no echo', () => {
    expect(wan('45万，可能超过50万')).not.toBe(45)
    expect(chosen('批了80万，现在要改成100万以内').changedFrom).toEqual({
      min: 80_000_000,
      max: 80_000_000,
    })
  })
})

describe('discounts', () => {
  test.each([
    ['报价60万，打八折', 48],
    ['报价60万打85折', 51],
    ['开价55万，下浮10%', 49.5],
    ['打完八折是48万', 48],
    ['60万，这事我打过交道', 60],
  ])('%s: %s万', (text, amount) => {
    expect(wan(text)).toBe(amount)
  })
})

describe('projects of their own', () => {
  test.each([
    ['一个30万一个130万，各走各的', [30, 130]],
    ['老龄科36万，平安办88万，城管230万，一只一只讲', [36, 88, 230]],
    ['硬件120万、软件70万，一个项目', undefined],
    ['一个方案30万还是130万', undefined],
  ])('%s', (text, amounts) => {
    expect(chosen(text).several?.map(({ interval }) => interval.min / 1_000_000)).toEqual(amounts)
  })
})

describe('counted after 万, and fees apart', () => {
  test.each(['全区130万常住人口', '服务40万老年人的平台', '8万户居民', '300万条记录'])(
    '%s is no money',
    (text) => {
      expect(wan(text)).toBeUndefined()
    },
  )

  test('a fee on top of a sum is not inside it', () => {
    expect(chosen('加起来195万，监理费12万另算').part?.inside).toBe(false)
    expect(chosen('加起来205万，监理费12万').part?.inside).toBe(true)
  })

  test('通讯服务费 beside a project counts for nothing', () => {
    expect(chosen('短信平台开发18万，外加通讯服务费一年3万')).toMatchObject({
      amount: { min: 18_000_000 },
      excludedBeside: true,
    })
  })
})
