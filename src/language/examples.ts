import { TOPICS } from '../rules/topics/all.js'

/** A kind of question: the words of its button, the question it asks, and further sentences that ask the same. */
export interface ExampleQuestion {
  label: string
  question: string
  sentences: readonly string[]
}

/** Questions of other kinds than topics, for 「您是想…」. */
const OTHERS: readonly ExampleQuestion[] = [
  { label: '项目走什么流程', question: '120万的项目走什么流程', sentences: ['新项目怎么申报立项'] },
  { label: '申报材料', question: '项目申报要交哪些材料', sentences: ['报项目要准备哪些资料'] },
  { label: '合同备案期限', question: '合同签订生效后哪天前备案', sentences: ['签了合同多久内备案'] },
  { label: '等保密评费', question: '等保测评费怎么备案', sentences: ['密评的费用要不要上会'] },
  { label: '公众号项目', question: '开一个公众号怎么报', sentences: ['微博微信账号的项目怎么申报'] },
  { label: '上级已批的项目', question: '上级批了的项目还要评审吗', sentences: ['市里批复过的项目直接备案'] },
]

/** Every kind of question the bot can answer, with sentences that ask it; topics bring their own. */
export const exampleSentences = (): readonly ExampleQuestion[] => [
  ...OTHERS,
  ...Object.values(TOPICS).map(({ title, example }) => ({ label: title, question: example, sentences: [] })),
]
