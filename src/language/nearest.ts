import { loadEdition } from '../rules/rulebook/editions.js'
import { exampleSentences } from './examples.js'
import { plain } from './normalise.js'

/** A question offered: the words of its button, and what it asks. */
export interface Suggestion {
  label: string
  question: string
}

/** What somebody typed before, the question he then chose, and how often. */
export interface Learned extends Suggestion {
  text: string
  times: number
}

const SHOWN = 3
/** Pairs of characters that any sentence may hold: they bring nothing nearer. */
const EMPTY_PAIRS: ReadonlySet<string> = new Set(
  '什么 怎么 多少 哪些 哪个 哪里 可以 能不 不能 是不 不是 是什 么时 时候 几个 一个 一下 我们 你们 没有 还能 能吗 么办 要不 不要 需要 谁来 在哪 几天 多久 行吗 知道 要几 了吗 了怎 的吗 么样 样了 今天 明天 现在 为什 时间 工作'.split(
    ' ',
  ),
)
/** From this share of common pairs on, two sentences are nearly the same. */
const NEARLY_SAME = 0.6
/** From this likeness on a sentence is meant, even where it has no word of the matter: 谁来拍板. */
const PLAINLY_MEANT = 0.4

/** Neighbouring characters, words only. */
function pairsIn(text: string): Set<string> {
  const chars = Array.from(text)
  return new Set(
    chars
      .slice(1)
      .map((char, at) => `${chars[at]}${char}`)
      .filter((pair) => /^[\p{L}\p{N}]{2}$/u.test(pair)),
  )
}
const pairsOf = (text: string): Set<string> =>
  new Set([...pairsIn(plain(text))].filter((pair) => !EMPTY_PAIRS.has(pair)))

/** Twice what is shared by what both have; `weight` of each pair 1 unless told. */
function likeness(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
  weight: (pair: string) => number = () => 1,
): number {
  const sum = (pairs: Iterable<string>) => [...pairs].reduce((total, pair) => total + weight(pair), 0)
  const all = sum(left) + sum(right)
  return all === 0 ? 0 : (2 * sum([...left].filter((pair) => right.has(pair)))) / all
}

const KINDS = exampleSentences().map(({ label, question, sentences }) => ({
  label,
  question,
  sentences: [`${label},${question}`, ...sentences].map(pairsOf),
}))

/** In how many kinds of question a pair occurs: what occurs in few says more. */
const OCCURS = new Map<string, number>()
for (const { sentences } of KINDS)
  for (const pair of new Set(sentences.flatMap((pairs) => [...pairs])))
    OCCURS.set(pair, (OCCURS.get(pair) ?? 0) + 1)
const rarity = (pair: string): number => Math.log(1 + KINDS.length / (OCCURS.get(pair) ?? 1))

/** Pairs that belong to the matter: of the rules' own words and of the names of the kinds. Chatter has none. */
const OF_THE_MATTER: ReadonlySet<string> = new Set([
  ...loadEdition('yangpu-2021-4').clauses.flatMap(({ text }) => [...pairsOf(text)]),
  ...KINDS.flatMap(({ label }) => [...pairsOf(label)]),
])

/**
 * 「您是想…」: up to three questions of different kinds, the nearest first; none for plain chatter.
 *
 * Near is who shares pairs of characters with one of a kind's sentences, rare pairs counting more. What was chosen before for
 * the same or nearly the same words comes first.
 */
export function nearest(text: string, learned: readonly Learned[] = []): Suggestion[] {
  const wanted = pairsOf(text)
  const known = [...wanted].some((pair) => OF_THE_MATTER.has(pair))
  const near = (pairs: ReadonlySet<string>) => {
    const alike = likeness(wanted, pairs, rarity)
    return known || alike >= PLAINLY_MEANT ? alike : 0
  }
  const byKind = KINDS.map(({ label, question, sentences }) => ({
    label,
    question,
    score: Math.max(...sentences.map(near)),
  }))
  const chosen = learned.map(({ text: before, label, question, times }, at) => {
    const alike = sameness(text, before)
    const score = alike >= NEARLY_SAME ? 1 + alike : near(pairsOf(before))
    // Of two chosen for the same words the one chosen more often leads, then the later one.
    return { label, question, score: score + (score > 1 ? times / 1e4 + at / 1e8 : 0) }
  })
  const ranked = [...byKind, ...chosen]
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
  return ranked
    .filter(
      (one, at) =>
        ranked.findIndex(({ label, question }) => label === one.label || question === one.question) === at,
    )
    .slice(0, SHOWN)
    .map(({ label, question }) => ({ label, question }))
}

/** 1 for the same words, spelled either way; 0 for nothing in common. */
function sameness(left: string, right: string): number {
  const [one, other] = [plain(left), plain(right)]
  return one === other ? 1 : likeness(pairsIn(one), pairsIn(other))
}
