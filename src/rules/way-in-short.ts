import type { AnswerPart } from './answer.js'
import { routeAnswer } from './answer-route.js'
import type { Facts } from './facts.js'
import type { Edition } from './rulebook/edition.js'

/** The way in one line, nothing asked: for a question about something else that tells of a project. */
export function wayInShort(facts: Facts, edition: Edition): AnswerPart {
  const {
    conclusion,
    details = [],
    grounds = [],
    interpretation = [],
    routes = [],
  } = routeAnswer(facts, edition)
  const way = facts.several ? [conclusion, ...details].join('；') : conclusion
  const supervised = facts.standing === '事业单位' && routes.some((id) => id !== '1.2.b' && id !== '1.2.c')
  return {
    conclusion: `所说的项目，${way}${supervised ? '；申报前先报主管部门审核同意' : ''}`,
    grounds: supervised ? [...grounds, '5.1.2.b'] : grounds,
    interpretation,
    routes,
  }
}
