import type { Role } from '../domain/roster.js'
import { ROLE_NAMES, type Standing } from '../domain/roster.js'
import type { Possibility } from '../procedures/conversation/said.js'
import type { Errand } from './standing.js'

/** What a person can say besides a question. */
export type WordId =
  | 'help'
  | 'identity'
  | 'todos'
  | 'forget'
  | 'propose'
  | 'topic'
  | 'notice'
  | 'progress'
  | 'settings'

interface Word {
  /** The first word is the one shown. */
  says: readonly [string, ...string[]]
  who: readonly Role[] | 'anyone'
  what: string
}

/** Every command, one line each, in the order of the help card: the dispatcher, the help card and the refusals read it. */
export const WORDS: Readonly<Record<WordId, Word>> = {
  todos: { says: ['我的待办', '待办'], who: 'anyone', what: '查看等您办理的事项和期限' },
  propose: {
    says: ['发起书面征询', '书面征询'],
    who: ['office'],
    what: '不能及时开会时，书面征求各成员意见',
  },
  topic: { says: ['新建议题', '提出议题'], who: ['office'], what: '提出议题，报分管副区长审定' },
  notice: { says: ['发通知', '发送通知'], who: ['office'], what: '向成员单位、申报单位或群发送通知' },
  progress: { says: ['征询进度'], who: ['office', 'chair'], what: '查看进行中的书面征询和未反馈单位' },
  settings: {
    says: ['设置'],
    who: ['office'],
    what: '查看和修改规则效力、采购限额、年度日期、放假安排',
  },
  identity: { says: ['我是谁'], who: 'anyone', what: '查看您的身份标识和在联席会议中的身份' },
  forget: { says: ['换个问题'], who: 'anyone', what: '清除当前问题的条件，重新提问' },
  help: { says: ['帮助', '你好', '您好', '菜单'], who: 'anyone', what: '查看您可以办理的事项' },
}

const IDS = Object.keys(WORDS) as WordId[]

/** The command that this text is, after `normalise` of the language room; undefined for everything else. */
export const wordOf = (normalised: string): WordId | undefined =>
  IDS.find((id) => WORDS[id].says.includes(normalised))

const BEFORE =
  /^(?:请问|请|麻烦|劳驾|可以|可不可以|能不能|能否|能|帮忙|帮我|帮|替我|给我|我们|我|需要|想要|要|想|现在|来|去|查看|看看|看|查询|查|打开|点|使用)+/
const AFTER =
  /(?:(?:在|从)?(?:哪里|哪儿|哪)(?:看|查|找|进)?|怎么(?:看|用|查|打开|进)|一下|下|吧|吗|呢|么|好吗|可以吗|行吗|谢谢|了)+$/
const COUNTED = /(?<=^发起)(?:新的)?(?:一|1)?[个次件份项]?(?:新的)?/

/** The command that a wish is about: 「帮我发起一次书面征询吧」. It is never carried out on a wish, only offered. */
export function wishedWord(normalised: string): WordId | undefined {
  const core = normalised.replace(BEFORE, '').replace(AFTER, '').replace(COUNTED, '')
  return core === normalised
    ? undefined
    : IDS.find((id) => WORDS[id].says.some((word) => word === core || word.replace(/^我/, '') === core))
}

/** A command whose full word stands somewhere in a text that is no question about the rules. */
export const mentionedWord = (normalised: string): WordId | undefined =>
  IDS.find((id) => WORDS[id].says[0].length >= 4 && normalised.includes(WORDS[id].says[0]))

/** Saying this word, as something a person wants to do. */
export const errandOf = (id: WordId): Errand => ({
  name: WORDS[id].says[0],
  who: WORDS[id].who,
  basis: '系统规定',
})

const may = (word: Word, standings: readonly Standing[]): boolean =>
  word.who === 'anyone' || standings.some(({ role }) => word.who.includes(role))

/** How a word stands on a card. */
export const possibility = (id: WordId): Possibility => ({ word: WORDS[id].says[0], what: WORDS[id].what })

/** What this person can say: the lines of the help card, which is itself not among them. */
export const possibilities = (standings: readonly Standing[]): Possibility[] =>
  IDS.filter((id) => id !== 'help' && may(WORDS[id], standings)).map(possibility)

/** The roles of a person in words: 「区财政局 成员单位分管领导」. */
export const roleWords = (standings: readonly Standing[]): string[] =>
  standings.map(({ role, unit }) => (unit ? `${unit} ${ROLE_NAMES[role]}` : ROLE_NAMES[role]))
