import { assert, bigInt, constantFrom, integer, property, tuple } from 'fast-check'
import Nzh from 'nzh'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { amountsIn } from '../../src/language/amount.js'
import { chooseAmount } from '../../src/language/amount-choice.js'
import { plain } from '../../src/language/normalise.js'
import { read } from '../../src/language/read.js'
import { TRADITIONAL } from '../../src/language/variants.js'
import type { AmountInterval, Facts } from '../../src/rules/facts.js'

const nzh = Nzh.cn
const WAN = 1_000_000
const today = '2026-11-22' as CalendarDate
const factsOf = (text: string): Facts => read(text, { today }).facts
const amountOf = (text: string): AmountInterval | undefined => {
  const clean = plain(text)
  return chooseAmount(amountsIn(clean, false).hits, clean).amount
}
const exactly = (fen: number) => ({ min: fen, max: fen })

describe('an amount that was written is read back to the fen', () => {
  test('what nzh writes in small and in capital numerals, in yuan, through 万 and 亿', () => {
    assert(
      property(integer({ min: 1, max: 99_999_999_999 }), (yuan) => {
        for (const text of [`${nzh.encodeS(yuan)}元`, `${nzh.encodeB(yuan)}元整`])
          expect({ text, amount: amountOf(text) }).toEqual({ text, amount: exactly(yuan * 100) })
      }),
      { numRuns: 2000 },
    )
  })

  test('what nzh writes as money, with 角 and 分', () => {
    assert(
      property(integer({ min: 100, max: 999_999_999_99 }), (fen) => {
        const text = nzh.toMoney(`${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`)
        expect({ text, amount: amountOf(text) }).toEqual({ text, amount: exactly(fen) })
      }),
      { numRuns: 2000 },
    )
  })

  test('figures grouped by thousands, with and without decimals', () => {
    const grouped = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 })
    const whole = new Intl.NumberFormat('zh-CN')
    assert(
      property(integer({ min: 1, max: 999_999_999_99 }), (fen) => {
        expect(amountOf(`${grouped.format(fen / 100)}元`)).toEqual(exactly(fen))
        expect(amountOf(`￥${whole.format(fen)}`)).toEqual(exactly(fen * 100))
      }),
    )
  })

  test('decimals of 万 and of 亿', () => {
    const decimal = (fen: bigint, unit: bigint, places: number) =>
      `${fen / unit}.${String(fen % unit).padStart(places, '0')}`
    assert(
      property(bigInt({ min: 1n, max: 9_999_999_999_99n }), (fen) => {
        expect(amountOf(`${decimal(fen, 1_000_000n, 6)}万元`)).toEqual(exactly(Number(fen)))
        expect(amountOf(`${decimal(fen, 10_000_000_000n, 10)}亿元`)).toEqual(exactly(Number(fen)))
      }),
    )
  })

  test('亿 and 万 mixed, arabic and Chinese', () => {
    assert(
      property(integer({ min: 1, max: 99 }), integer({ min: 1000, max: 9999 }), (yi, wan) => {
        const fen = yi * 10_000_000_000 + wan * WAN
        expect(amountOf(`${yi}亿${wan}万`)).toEqual(exactly(fen))
        expect(amountOf(`${nzh.encodeS(yi)}亿${nzh.encodeS(wan)}万`)).toEqual(exactly(fen))
      }),
    )
  })

  test('a range of two Chinese numerals, the unit said once', () => {
    assert(
      property(integer({ min: 10, max: 9998 }), integer({ min: 1, max: 5000 }), (low, more) => {
        const high = Math.min(9999, low + more)
        const text = `${nzh.encodeS(low)}到${nzh.encodeS(high)}万`
        expect({ text, amount: amountOf(text) }).toEqual({
          text,
          amount: { min: low * WAN, max: high * WAN },
        })
      }),
      { numRuns: 1000 },
    )
  })

  test('the two ends of a range share a unit', () => {
    assert(
      property(
        integer({ min: 1, max: 8 }),
        integer({ min: 1, max: 8 }),
        constantFrom('到', '至', '-', '~'),
        constantFrom('十万', '百万', '千万'),
        (low, more, to, unit) => {
          const high = Math.min(9, low + more)
          const scale = { 十万: 10, 百万: 100, 千万: 1000 }[unit] ?? 0
          for (const text of [
            `${nzh.encodeS(low)}${to}${nzh.encodeS(high)}${unit}`,
            `${low * scale}${to}${high * scale}万`,
          ])
            expect({ text, amount: amountOf(text) }).toEqual({
              text,
              amount: { min: low * scale * WAN, max: high * scale * WAN },
            })
        },
      ),
    )
  })
})

describe('an approximation widens and never shifts', () => {
  const around = constantFrom('约X', '大概X', 'X左右', 'X上下', '差不多X', '近X', 'X的样子', '估计X吧')
  test('左右, 约, 大概: as far down as up', () => {
    assert(
      property(integer({ min: 10, max: 5000 }), around, (wan, form) => {
        const amount = amountOf(form.replace('X', `${wan}万`))
        expect(amount).toMatchObject({ approximate: true })
        expect(wan * WAN - (amount?.min ?? 0)).toBe((amount?.max ?? 0) - wan * WAN)
        expect(amount?.min).toBeLessThan(wan * WAN)
      }),
    )
  })

  test.each([
    ['不到X', { min: 0, maxOpen: true }, 'max'],
    ['X以内', { min: 0 }, 'max'],
    ['最多X', { min: 0 }, 'max'],
    ['最高X', { min: 0 }, 'max'],
    ['≤X', { min: 0 }, 'max'],
    ['X以上', { max: null }, 'min'],
    ['X起步', { max: null }, 'min'],
    ['X打底', { max: null }, 'min'],
    ['X+', { max: null }, 'min'],
    ['超过X', { max: null, minOpen: true }, 'min'],
    ['X出头', { minOpen: true }, 'min'],
    ['差一点X', { maxOpen: true }, 'max'],
  ] as const)('%s ends at the figure itself', (form, ends, edge) => {
    assert(
      property(integer({ min: 10, max: 5000 }), (wan) => {
        expect(amountOf(form.replace('X', `${wan}万`))).toMatchObject({ ...ends, [edge]: wan * WAN })
      }),
    )
  })
})

/** Sentences with every kind of fact, and with no comma at their ends. */
const SENTENCES = constantFrom(
  '120万的项目走什么流程',
  '260万软件开发不含硬件走什么流程',
  '近两百万带服务器的项目怎么走',
  '软件180万，硬件30万，怎么走流程',
  '招一续二第二年，每年70万，怎么走流程',
  '开个公众号8万怎么走流程',
  '上级批了，有文号，没有论证结论，90万怎么走流程',
  '项目90万，里面含8万等保测评费，怎么走流程',
  '从80万调到120万怎么走流程',
  '市财政全额出钱的80万系统怎么走流程',
  '电子集市上买操作系统40万怎么走流程',
  '50万到60万的运维项目怎么走流程',
  '摄像头单价3000元买150个走什么流程',
  '还没定预算的新建系统走什么流程',
)

describe('what is no fact of a project changes no fact', () => {
  const digits = (length: number) =>
    integer({ min: 0, max: 10 ** length - 1 }).map((value) => String(value).padStart(length, '0'))
  const noAmounts = [
    integer({ min: 1990, max: 2040 }).map((year) => `${year}年的事`),
    integer({ min: 1, max: 300 }).map((no) => `看了杨府办发〔2021〕${no}号`),
    digits(8).map((no) => `我电话138${no}`),
    digits(4).map((no) => `分机${no}`),
    digits(8).map((no) => `座机021-6${no.slice(1)}`),
    integer({ min: 2, max: 999 }).map((count) => `我们有${count}人`),
    integer({ min: 2, max: 99 }).map((count) => `服务${count}万居民`),
    integer({ min: 1, max: 99 }).map((share) => `比上年下降${share}%`),
    integer({ min: 1, max: 20 }).map((no) => `在附件第${no}页`),
    integer({ min: 1, max: 4 }).map((grade) => `信用等级${grade}级`),
    integer({ min: 100, max: 999 }).map((room) => `我在${room}室`),
    digits(4).map((no) => `房间${no}`),
  ]
  test.each(noAmounts.map((piece, at) => [at, piece] as const))(
    'a year, a number, a count, a share, a grade, a telephone (%i)',
    (_, piece) => {
      assert(
        property(SENTENCES, piece, (sentence, inserted) => {
          const facts = factsOf(sentence)
          expect({ inserted, facts: factsOf(`${inserted}，${sentence}`) }).toEqual({ inserted, facts })
          expect({ inserted, facts: factsOf(`${sentence}，${inserted}`) }).toEqual({ inserted, facts })
        }),
      )
    },
  )

  test('a greeting, the name of the unit, thanks', () => {
    const clause = constantFrom(
      '你好',
      '您好，打扰一下',
      '我是区民政局的小王',
      '我们是区城管执法局',
      '我这里是区财政局办公室',
      '五角场街道办事处的',
      '麻烦您帮忙看看',
      '谢谢老师',
      '第一次用这个助手',
      '领导让我问一下',
      '在开会不方便打电话',
    )
    assert(
      property(SENTENCES, clause, (sentence, said) => {
        const facts = factsOf(sentence)
        expect({ said, facts: factsOf(`${said}，${sentence}`) }).toEqual({ said, facts })
        expect({ said, facts: factsOf(`${sentence}，${said}`) }).toEqual({ said, facts })
      }),
      { numRuns: 400 },
    )
  })
})

describe('the same words in other characters', () => {
  const simplifiedToTraditional = new Map(
    [...TRADITIONAL]
      .filter(([, simple]) => simple !== '里')
      .map(([traditional, simple]) => [simple, traditional]),
  )
  const traditional = (text: string) =>
    Array.from(text, (char) => simplifiedToTraditional.get(char) ?? char).join('')
  const fullWidth = (text: string) =>
    text.replace(/[0-9A-Za-z+~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))

  test('traditional, full-width and spaced-out texts tell the same facts', () => {
    assert(
      property(tuple(SENTENCES, integer({ min: 10, max: 900 })), ([sentence, wan]) => {
        const text = sentence.replace(/\d+万/, `${wan}万`)
        const facts = factsOf(text)
        for (const other of [traditional(text), fullWidth(text), text.replace(/(?<=万)/g, ' ')])
          expect({ other, facts: factsOf(other) }).toEqual({ other, facts })
      }),
    )
  })
})
