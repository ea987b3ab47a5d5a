import { type Facts, type Intent, isSpecial } from '../rules/facts.js'
import type { TopicId } from '../rules/topics/all.js'
import type { Touches } from './concepts/all.js'
import type { TopicMatch } from './topic.js'

/** What a text shows of what its writer wants. */
export interface Signs {
  facts: Facts
  topic: TopicMatch | null
  /** Words that ask for a date of the rules. */
  deadline: boolean
  /** A calendar date is told. */
  dated: boolean
  /** Money is spoken of, with an amount or without a unit. */
  money: boolean
  /** An amount stands in a sentence that speaks of nothing else. */
  amountApart: boolean
  /** It speaks of the question before. */
  followUp: boolean
  /** So short that an amount is all there is. */
  short: boolean
  touches: Touches
}

/** One rule: the intent when these signs are there, with a sentence that it decides. */
interface IntentRule {
  intent: Exclude<Intent, 'unknown' | 'command'>
  when: (signs: Signs) => boolean
  sentence: string
}

const DATE_TOPICS: readonly (TopicId | undefined)[] = [undefined, 'contractFiling', 'procurementStart']

/** First fit decides. A date told wants a date back; then papers; then the way of a project against its topics. */
export const INTENT_RULES: readonly IntentRule[] = [
  {
    intent: 'deadline',
    when: ({ deadline, dated }) => deadline && dated,
    sentence: '合同9月24日生效，哪天前备案',
  },
  {
    intent: 'deadline',
    when: ({ deadline, topic, touches }) =>
      deadline && DATE_TOPICS.includes(topic?.id) && !touches('howLongInDays'),
    sentence: '合同备案截止到哪天',
  },
  {
    intent: 'materials',
    when: ({ topic, touches }) =>
      touches('applicationPapers') &&
      !touches('otherPapers') &&
      topic?.id !== 'forms' &&
      topic?.firm !== true,
    sentence: '新建项目要交哪些材料',
  },
  {
    intent: 'route',
    when: ({ facts, topic }) => facts.change === true && topic?.id !== 'tender' && topic?.firm !== true,
    sentence: '批了的项目金额要调整',
  },
  {
    intent: 'route',
    when: ({ facts, topic, touches }) =>
      facts.amount !== undefined && touches('asksWay') && topic?.firm !== true,
    sentence: '120万的项目走什么流程',
  },
  {
    intent: 'route',
    when: ({ facts, amountApart, topic }) =>
      facts.amount !== undefined && amountApart && topic?.firm !== true,
    sentence: '我们有个80万的。验收没过还能再验吗？',
  },
  {
    intent: 'clause',
    when: (signs) => signs.topic !== null && !givesWay(signs.topic, signs),
    sentence: '监理要不要请',
  },
  {
    intent: 'route',
    when: ({ facts }) => facts.amount !== undefined || isSpecial(facts),
    sentence: '我们有个80万的',
  },
  {
    intent: 'route',
    when: ({ money, short, followUp, touches }) =>
      money && (short || followUp || touches('handling') || touches('project')),
    sentence: '预算5的项目怎么报',
  },
  {
    intent: 'route',
    when: ({ facts, touches }) =>
      facts.kind !== undefined && (touches('handling') || facts.pureSoftwareOrOps !== undefined),
    sentence: '运维怎么报',
  },
  {
    intent: 'route',
    when: ({ touches }) => touches('project') && touches('handling'),
    sentence: '信息化项目要办什么手续',
  },
  {
    intent: 'route',
    when: ({ topic, touches }) => topic === null && touches('wayInGeneral') && !touches('otherWay'),
    sentence: '先了解一下流程',
  },
  {
    intent: 'route',
    when: ({ touches }) => touches('intends') && touches('project'),
    sentence: '我们打算搞个平台',
  },
]

/** What a text wants, by the first rule that fits; `unknown` where none does. */
export const intentRuleFor = (signs: Signs): IntentRule | undefined =>
  INTENT_RULES.find(({ when }) => when(signs))

/** Beside a project's own facts some topics step back, or do so when the way of the project is asked for. */
function givesWay(topic: TopicMatch, { facts, money, touches }: Signs): boolean {
  if (facts.amount === undefined && !money && !isSpecial(facts)) return false
  if (topic.yields === 'whenWayIsAsked') return touches('handling') && !touches('exemption')
  return topic.yields === true
}
