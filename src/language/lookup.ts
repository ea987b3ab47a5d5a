import { placeOf } from '../rules/clause-number.js'
import type { Lookup } from '../rules/clause-search.js'
import { LOOKUP_WORDS } from './lexicon.js'
import { plain } from './normalise.js'
import { NUMERAL, numeral, ONE } from './numeral.js'

/** Longer than this is a sentence, not something to look up. */
const LONGEST = 40
const MOST_WORDS = 6

const ASKED =
  /^(?:请|麻烦)?(?:帮我|给我|我要|我想|想)?(?:查(?:一下|一查|看|询|找)?|看(?:看|一下)?|搜(?:索|一下)?|找(?:一下)?)? ?条 ?款 ?[::]? ?(.*)$/
const CONTENTS =
  /^(?:查看|看看?)?(?:(?:议事)?规则|条款|全部|所有)(?:的)?(?:条款)?(?:目录|全文|原文)?$|^(?:条款)?目录$/
const ENDING =
  /(?:条|款|的)?(?:原文|全文|内容|条文|规定|是什么|是?怎么(?:写|说|规定)的?|写了什么|说了什么|规定了什么|讲什么|讲的什么|是啥)$/
/** A question that begins with the word 条款 is still a question. */
const QUESTION =
  /有没有|有无|吗|是否|是不是|多少|几[个家天次]|哪|怎么|怎样|如何|为什么|什么|谁|要不要|能不能|可不可以/
const BEGINNING = /^(?:看看?|查(?:一下|看)?|请问|问下)?/

/**
 * What is to be looked up, if the text asks for that: 条款 五（三）; 条款 监理 50万; 五（三）第2段原文; 四（二）是怎么写的; 条款 alone
 * is the list of parts. Null for any other text.
 * @param text as written: its spaces part the words
 */
export function lookupOf(text: string): Lookup | null {
  const spaced = text
    .normalize('NFKC')
    .trim()
    .split(/\s+/)
    .map(plain)
    .join(' ')
    .replace(/[「」“”"'《》]/g, '')
    .replace(/[ 。?!.,;、]+$/, '')
  if (CONTENTS.test(spaced.replaceAll(' ', ''))) return { asked: '', words: [] }
  const asked = ASKED.exec(spaced)?.[1]
  return asked === undefined ? cited(spaced) : wanted(asked)
}

function wanted(asked: string): Lookup | null {
  const whole = asked.replaceAll(' ', '')
  if (Array.from(whole).length > LONGEST) return null
  const core = whole.replace(ENDING, '') || whole
  if (isCitation(core)) return { asked: core, words: [[core]] }
  if (QUESTION.test(core)) return null
  const kept = asked.replace(ENDING, '').trim() || asked
  const words = wordsOf(kept)
  return { asked: words.length > 0 ? kept : '', words }
}

/** A citation by itself: 五（三）第2段原文, 5.5.2.a. A number without a bracket, a letter or 原文 is none. */
function cited(spaced: string): Lookup | null {
  const whole = spaced.replaceAll(' ', '').replace(BEGINNING, '')
  const core = whole.replace(ENDING, '')
  const id = /^[1-6na]\.[a-z0-9.]+$/.test(core)
  const place = placeOf(core)
  const plainly = place?.part && (/^第?[一二三四五六](?:部分|条)?\(/.test(core) || core !== whole)
  return id || plainly ? { asked: core, words: [[core]] } : null
}

const isCitation = (text: string) => placeOf(text) !== null || /^[1-6na](?:\.[a-z0-9]+)+$/.test(text)

/** 监理 50万 → 监理, 50万; 监理50万 too. Single characters were spaced out and belong together. */
function wordsOf(asked: string): Lookup['words'] {
  const pieces = asked.split(/[ ,;/、和与及]|(?<=\p{Script=Han})(?=\d)/u).filter((piece) => piece !== '')
  const single = pieces.length > 1 && pieces.every((piece) => Array.from(piece).length === 1)
  const words = single ? [pieces.join('')] : [...new Set(pieces)]
  return words.slice(0, MOST_WORDS).map((word) => [word, ...otherWords(word)])
}

/** What the text calls it: 公众号 → 两微一端; 五十万 → 50万. */
function otherWords(word: string): string[] {
  const called = LOOKUP_WORDS.find(([words]) => words.test(word))?.[1]
  const figures = word.replace(NUMERAL, (run) => figure(run) ?? run)
  const counted = /\d(?:万|亿|个|天|日|月|年|次|家)/.test(figures) ? figures : undefined
  return [called, counted].filter((other) => other !== undefined && other !== word) as string[]
}

const TEN_THOUSAND = 10_000n

/** 五十万 → 50万; 十 → 10; null for what is not exact. */
function figure(run: string): string | null {
  const read = numeral(run)
  if (!read || read.low !== read.high || read.low % ONE !== 0n) return null
  const value = read.low / ONE
  return value >= TEN_THOUSAND && value % TEN_THOUSAND === 0n ? `${value / TEN_THOUSAND}万` : String(value)
}
