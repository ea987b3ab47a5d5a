import { TOPICS } from '../rules/topics/all.js'
import { plain } from './normalise.js'

/** Questions of other kinds than topics, for 「您是想…」. */
const OTHER_EXAMPLES: readonly (readonly [string, string])[] = [
  ['项目走什么流程', '120万的项目走什么流程'],
  ['申报材料', '项目申报要交哪些材料'],
  ['合同备案期限', '合同签订生效后哪天前备案'],
  ['等保密评费', '等保测评费怎么备案'],
  ['公众号项目', '开一个公众号怎么报'],
  ['上级已批的项目', '上级批了的项目还要评审吗'],
]

const EXAMPLES = [
  ...OTHER_EXAMPLES.map(([label, question]) => ({ label, question })),
  ...Object.values(TOPICS).map(({ title, example }) => ({ label: title, question: example })),
]

const SHOWN = 3
/** Pairs of characters that any sentence may hold: they bring nothing nearer. */
const EMPTY_PAIRS: ReadonlySet<string> = new Set(
  '什么 怎么 多少 哪些 哪个 哪里 可以 能不 不能 是不 不是 是什 么时 时候 几个 一个 一下 我们 你们 没有 还能 能吗 么办 要不 不要 需要 谁来 在哪 几天 多久 行吗 知道 要几 了吗 了怎 的吗 么样 样了'.split(
    ' ',
  ),
)

/** Up to three example questions that share a pair of characters of substance with the text; none for plain chatter. */
export function nearest(text: string): { label: string; question: string }[] {
  const wanted = pairs(plain(text))
  return EXAMPLES.map((example) => ({
    example,
    score: likeness(wanted, pairs(`${example.label},${example.question}`)),
  }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, SHOWN)
    .map(({ example }) => example)
}

/** Neighbouring characters, words only. */
const pairs = (text: string): Set<string> => {
  const chars = Array.from(text)
  return new Set(
    chars
      .slice(1)
      .map((char, at) => `${chars[at]}${char}`)
      .filter((pair) => /^[\p{L}\p{N}]{2}$/u.test(pair) && !EMPTY_PAIRS.has(pair)),
  )
}

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((pair) => right.has(pair)).length
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size)
}
