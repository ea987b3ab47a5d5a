import type { Role } from '../domain/roster.js'
import { ROLE_NAMES, type Standing } from '../domain/roster.js'
import type { Possibility } from '../procedures/conversation/said.js'

/** What a person can say besides a question. */
export type WordId = 'help' | 'identity' | 'todos' | 'forget' | 'propose' | 'progress'

interface Word {
  /** The first word is the one shown. */
  says: readonly [string, ...string[]]
  who: readonly Role[] | 'anyone'
  what: string
}

/** Every command, one line each: the dispatcher, the help card and the refusals read it. */
export const WORDS: Readonly<Record<WordId, Word>> = {
  help: { says: ['帮助', '你好', '您好', '菜单', '?'], who: 'anyone', what: '查看您可以办理的事项' },
  todos: { says: ['我的待办', '待办'], who: 'anyone', what: '查看等您办理的事项和期限' },
  propose: {
    says: ['发起书面征询', '书面征询'],
    who: ['office'],
    what: '不能及时开会时，书面征求各成员意见',
  },
  progress: { says: ['征询进度'], who: ['office', 'chair'], what: '查看进行中的书面征询和未反馈单位' },
  identity: { says: ['我是谁'], who: 'anyone', what: '查看您的身份标识和在联席会议中的身份' },
  forget: { says: ['换个问题'], who: 'anyone', what: '清除当前问题的条件，重新提问' },
}

/** The command that this text is, after `normalise` of the language room; undefined for everything else. */
export const wordOf = (normalised: string): WordId | undefined =>
  (Object.keys(WORDS) as WordId[]).find((id) => WORDS[id].says.includes(normalised))

const may = (word: Word, standings: readonly Standing[]): boolean =>
  word.who === 'anyone' || standings.some(({ role }) => word.who.includes(role))

/** What this person can say: the lines of the help card. */
export const possibilities = (standings: readonly Standing[]): Possibility[] =>
  Object.values(WORDS)
    .filter((word) => may(word, standings))
    .map((word) => ({ word: word.says[0], what: word.what }))

/** The roles of a person in words: 「区财政局 成员单位分管领导」. */
export const roleWords = (standings: readonly Standing[]): string[] =>
  standings.map(({ role, unit }) => (unit ? `${unit} ${ROLE_NAMES[role]}` : ROLE_NAMES[role]))
