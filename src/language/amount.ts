import type { AmountInterval } from '../rules/facts.js'
import { NUMERAL, type Numeral, numeral } from './numeral.js'

/** An amount of money found in a text: where, how much, and how its end words bind it. */
export interface AmountHit {
  start: number
  end: number
  interval: AmountInterval
  /** 「至少」「不到」…: one end only, so that two of them may bound one amount. */
  bound: 'below' | 'above' | null
  /** Written without unit: read as 万元, and said so. */
  bare: boolean
  /** 「几十万」「上百万」: too wide to be taken as a figure. */
  wide: boolean
}

/** What else the numbers of a text said. */
export interface AmountScan {
  hits: AmountHit[]
  /** A number that may be money but carries no unit and is too small or too large to guess. */
  unitless: boolean
  foreign: boolean
}

/** Words with numerals in them that count nothing. */
const IDIOMS =
  /招一续二|两微一端|两微|一端|一网通办|一网统管|一共|一起|一下|统一|一般|一样|一直|一定|一些|一点(?![零一二三四五六七八九])|一次性|一体机|一体化|一体|一并|一律|(?<![零〇一二两三四五六七八九十百千万亿\d])一块(?!钱|[一二三四五六七八九\d])|一种|一律|(?<![零〇一二两三四五六七八九十百千\d])万一|千万(?=别|不|要|记)|百分之[零一二三四五六七八九十百]+|十五五|十四五|第[一二三四五六七八九十\d]+|[一二两三四五六七八九十](?=类|级|期|年|季|步|家|次|轮)|(?<=[万亿w])[一二两三四五六七八九](?=个|台|套|份|项|笔|种|名|位|条|块屏)|[一二三四五六七八九十]、|五\(?[一二三四五六]\)|四\(?[一二三四五六七]\)|\(\d+\)|\d+\.\d+\.\d+(?:\.[a-z0-9]+)*|\d{4}-\d{1,2}-\d{1,2}|\d{4}\/\d{1,2}\/\d{1,2}|[〔[(]\d{4}[〕\])]\d*号?|\d+(?:\.\d+)?%|\d{1,2}:\d{2}|一个月|半年|半天|半个月|半数|半(?!个?亿)/g

const PERSONS =
  /^(?:多|余)?(?:人|名|户|条|份|张|字|台|用户|平|次|件|家|例|点位|路|辆|部|套|只|吨|公里|米|像素|个(?:用户|人|字|点|账号|月|系统|项目|单位|工作日|学生|居民|数据))/
const COUNTERS =
  /^(?:年|月|日|号|级|台|家|次|条|项|套|期|名|位|路|季|周|天|款|章|类|批|页|单|户|兆|g|t|m|k|寸|米|平|口|人|份|张|字|遍|轮|回|部|件|票|层|楼|点|时|小时|分钟|岁|倍|成|折|所|间|栋|步|门|场|段|种|科|处|局|笔|块屏|个(?:用户|人|月|工作日|单位|项目|系统|点|账号|部门|科室|街道|模块|功能|条件|标段|包|阶段|步骤|接口|终端|摄像|机柜|服务器|合同|年|文号|星期|小时|学校|社区|子|数据|左右))/
const MONEY = /^(?:元|块钱?|圆|人民币|rmb|元整)/
const FOREIGN = /^(?:美元|美金|usd|港币|港元|hkd|欧元|日元|英镑)/

const BEFORE: readonly (readonly [RegExp, Modifier])[] = [
  [/(?:刚刚?|才|略|稍|稍微|微微)(?:过|超|超过|超出|高于|大于|多于)(?:了)?$/, 'just'],
  [/(?:略|稍|稍微)(?:低于|少于|小于)$|差(?:一)?(?:点|些)(?:儿|点)?(?:就|不|没)?(?:到|满|够)?$/, 'justBelow'],
  [
    /(?:(?:少|小|低)于(?:或|或者)?等于|超不过|不超过|不超|没超过|未超过|没有超过|不会超过|不高于|不大于|不多于|至多|最多|顶多|撑死|封顶|上限|控制在)$/,
    'atMost',
  ],
  [/(?:(?:大|高|多)于(?:或|或者)?等于|不低于|不少于|不小于|至少|最少|起码|最低|≥|>=)$/, 'atLeast'],
  [
    /(?:不到|不足|低于|少于|小于|未到|没到|没有到|不满|未达到?|没达到|还没到|没过|到不了|不够|够不上|<)$/,
    'below',
  ],
  [/(?:超过|超出|大于|多于|高于|突破|不止|不只|超|(?<![经通不没])过了?|>)$/, 'above'],
  [/(?:约莫|大约|大概|差不多|估计|估摸|将近|接近|大致|大体|约|快到|快要|快|近|小|毛)$/, 'about'],
]
const AFTER: readonly (readonly [RegExp, Modifier])[] = [
  [
    /^(?:不到|不足|还?差|缺)(?:一)?(?:点|些|丢丢)|^少(?:一)?(?:点|些|丢丢)|^(?:差|缺)(?:一)?(?:点|些)/,
    'justBelow',
  ],
  [/^(?:不到|不足)/, 'below'],
  [/^\(不含\)(?:以上|及以上)/, 'above'],
  [/^\(不含\)(?:以下|以内)/, 'below'],
  [/^(?:\(含\))?(?:以内|之内|及以下|以下|封顶|打住|内(?!容|部|网|外))/, 'atMost'],
  [/^(?:\(含\))?(?:及以上|以上|起步|往上|朝上|起(?!来|草|诉|动|始))/, 'atLeast'],
  [/^(?:出头|多一点|多一些|多点|多些|挂零|开外|冒头|多|余)(?!少|久|大|长)/, 'just'],
  [/^(?:左右|上下|前后|光景|的样子|样子|差不多|大概)/, 'about'],
]
type Modifier = 'atMost' | 'atLeast' | 'below' | 'above' | 'about' | 'just' | 'justBelow' | 'wide'

/** 系统规定: how far 「左右」 may be off. */
const FUZZ_PERCENT = 20

/** Words after which a bare number may be 万元, as people say 「120的项目」. */
const BARE_AFTER =
  /^(?:的|左右|以|之|上下|出头|多|怎|咋|走|要|能|可|算|吧|呢|吗|么|够|行|加|\+|到|至|-|~|,|。|、|\?|!|;|带|全|纯|不|是|软|硬|设备|开发|运维|哪|有|没|都|小于|低于|大于|高于|最多|至少|个(?=[,。?!、]|$|的|怎|咋|要|左右)|$)/
const BARE_BEFORE = /(?:第|〔|\[|版|编号|号|[a-z.\-\d/:]|五|年|月|公众号|电话|手机|房间)$/

/** Every amount of money in the text, in order; numbers that count something else are passed over. */
export function amountsIn(text: string, asked: boolean): AmountScan {
  const masked = text.replace(IDIOMS, (idiom) => '▢'.repeat(idiom.length))
  const scan: AmountScan = { hits: [], unitless: false, foreign: false }
  const alone = /^[^\d一二两三四五六七八九十百]{0,2}[\d.一二两三四五六七八九十百]+[^\d]{0,2}$/.test(text)
  const context =
    asked ||
    alone ||
    /项目|预算|金额|投资|资金|花|总|合计|一共|软件|硬件|运维|开发|系统|平台|报|万|\dw(?![a-z])|元|怎么|咋|流程|正好|刚好/.test(
      text,
    )
  for (const match of masked.matchAll(NUMERAL)) {
    const read = numeral(match[0])
    if (!read) continue
    const start = match.index
    const rest = masked.slice(start + match[0].length)
    if (FOREIGN.test(rest)) {
      scan.foreign = true
      continue
    }
    const money = MONEY.exec(rest)
    const before = masked.slice(0, start)
    if (/(?:^|[^\d万元w亿])-$|负$/.test(before)) {
      scan.unitless = true
      continue
    }
    const signed = /(?:[¥￥]|rmb|cny)$/.test(before)
    if (!money && !signed && (read.big ? PERSONS.test(rest) : COUNTERS.test(rest))) continue
    const bare = !money && !signed && !read.big
    if (bare) {
      const added = /[+加]$/.test(before) && scan.hits.at(-1)?.end === start - 1
      const whole = (added || read.low >= 10_000_000n) && read.high < 1_000_000_000n
      if (!context || BARE_BEFORE.test(before) || !BARE_AFTER.test(rest)) continue
      if (!whole) {
        const digits = /\d/.test(match[0])
        scan.unitless ||= digits || asked
        continue
      }
    }
    const end = start + match[0].length + (money?.[0].length ?? 0)
    scan.hits.push(bounded(read, bare, text, start, end))
  }
  shareUnits(scan.hits, text)
  return scan
}

function bounded(read: Numeral, bare: boolean, text: string, start: number, end: number): AmountHit {
  const scale = bare ? 10_000n : 1n
  const fen = (value: bigint) => Number((value * scale * 100n) / 1_000_000n)
  const low = fen(read.low)
  const high = fen(read.high)
  const ahead = text.slice(0, start).replace(/(?:[¥￥(]|人民币)+$/, '')
  const stripped = ahead.replace(/(?:了|在|于|是|有|为|总共|一共|也就|就)+$/, '')
  const after = text.slice(end).replace(/^(?:元|块钱|块|整|\(含税\)|钱|人民币|个)+/, '')
  const hundreds = /^[百千亿]/.test(text.slice(start))
  const modifier =
    (hundreds && ahead.endsWith('上') ? 'wide' : null) ??
    BEFORE.find(([words]) => words.test(ahead))?.[1] ??
    BEFORE.find(([words]) => words.test(stripped))?.[1] ??
    AFTER.find(([words]) => words.test(after))?.[1] ??
    null
  const hit = { start, end, bare, bound: null, wide: read.wide }
  const span = (min: number, max: number | null, minOpen = false, maxOpen = false): AmountInterval => ({
    min,
    max,
    ...(minOpen ? { minOpen } : {}),
    ...(maxOpen ? { maxOpen } : {}),
  })
  const around = (from: number, to: number): AmountInterval => ({
    min: from - Math.round((from * FUZZ_PERCENT) / 100),
    max: to + Math.round((to * FUZZ_PERCENT) / 100),
    approximate: true,
  })
  switch (modifier) {
    case 'atMost':
      return { ...hit, bound: 'below', interval: span(0, high, false, read.highOpen) }
    case 'below':
      return { ...hit, bound: 'below', interval: span(0, high, false, true) }
    case 'atLeast':
      return { ...hit, bound: 'above', interval: span(low, null, read.lowOpen) }
    case 'above':
      return { ...hit, bound: 'above', interval: span(low, null, true) }
    case 'just':
      return { ...hit, interval: span(high, high + Math.round((high * FUZZ_PERCENT) / 100), true) }
    case 'justBelow':
      return {
        ...hit,
        interval: span(low - Math.round((low * FUZZ_PERCENT) / 100), low, false, true),
      }
    case 'wide':
      return { ...hit, wide: true, interval: span(low, low * 10, false, true) }
    case 'about':
      return {
        ...hit,
        interval: low === high ? around(low, high) : span(low, high, read.lowOpen, read.highOpen),
      }
    case null:
      return {
        ...hit,
        interval: read.about ? around(low, high) : span(low, high, read.lowOpen, read.highOpen),
      }
    default:
      return modifier satisfies never
  }
}

/** 「195到205万」: the first end takes the unit of the second. A bare number is 万元 already, so 元 is taken back. */
function shareUnits(hits: AmountHit[], text: string): void {
  hits.forEach((hit, at) => {
    const next = hits[at + 1]
    if (!hit.bare || !next || next.bare) return
    if (/^(?:到|至|~|-|—|–|、|,|和|加|\+)+$/.test(text.slice(hit.end, next.start))) hit.bare = false
  })
}
