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

/** The three example questions most like the text by shared character pairs; with nothing in common, the commonest ones. */
export function nearest(text: string): { label: string; question: string }[] {
  const wanted = pairs(plain(text))
  return EXAMPLES.map((example) => ({
    example,
    score: likeness(wanted, pairs(example.label + example.question)),
  }))
    .sort((left, right) => right.score - left.score)
    .slice(0, SHOWN)
    .map(({ example }) => example)
}

const pairs = (text: string): Set<string> => {
  const chars = Array.from(text)
  return new Set(chars.slice(1).map((char, at) => `${chars[at]}${char}`))
}

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((pair) => right.has(pair)).length
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size)
}
