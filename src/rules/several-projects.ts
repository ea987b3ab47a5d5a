import type { AnswerPart } from './answer.js'
import { dutiesFor } from './duties.js'
import { type AmountInterval, type Facts, intervalText } from './facts.js'
import { ROUTES } from './route-table.js'
import type { Edition } from './rulebook/edition.js'
import { commonSteps } from './steps.js'

/**
 * 几个项目一起问: each by itself, in one answer; nothing is asked back, what is open is told project by project. That
 * several amounts are several projects is the asker's word: adding and splitting is not ruled on in the text.
 * @param answerOne the way of one of them
 * @see 五（三）
 */
export function severalAnswer(
  facts: Facts,
  edition: Edition,
  answerOne: (facts: Facts) => AnswerPart,
): AnswerPart {
  const { several: projects = [], amount: _amount, otherAmount: _other, ...shared } = facts
  const answers = projects.map((own) => answerOne({ ...shared, ...own }))
  const reached = new Set(answers.flatMap(({ routes = [] }) => routes))
  const routes = ROUTES.filter((id) => reached.has(id))
  const all = { ...shared, ...spanOf(projects) }
  const told = projects.map(({ amount }, at) => {
    const { conclusion = '', details = [] } = answers[at] ?? {}
    const said = amount ? intervalText(amount) : ''
    const way = conclusion.startsWith(said) ? conclusion : `${said}，${conclusion}`
    return `第${at + 1}个：${[way, ...details].join('；')}`
  })
  return {
    conclusion: `按${projects.length}个各自独立的项目分别办理`,
    details: told,
    steps: commonSteps(routes, all),
    duties: dutiesFor(routes, all, edition),
    grounds: [...new Set(answers.flatMap(({ grounds = [] }) => grounds))],
    interpretation: [
      ...new Set(answers.flatMap(({ interpretation = [] }) => interpretation)),
      '几个项目是分别申报还是合并、拆分，规则未作规定，由联席会议办公室认定',
    ],
    presumptions: [...new Set(answers.flatMap(({ presumptions = [] }) => presumptions))],
    ask: null,
    routes,
  }
}

/** From the least to the most of the projects: a duty that hangs on the amount is then told with its condition. */
function spanOf(projects: readonly Facts[]): { amount?: AmountInterval } {
  const amounts = projects.flatMap(({ amount }) => amount ?? [])
  if (amounts.length === 0) return {}
  const tops = amounts.map(({ max }) => max)
  return {
    amount: {
      min: Math.min(...amounts.map(({ min }) => min)),
      max: tops.includes(null) ? null : Math.max(...tops.map(Number)),
    },
  }
}
