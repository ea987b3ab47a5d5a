import type { Person } from '../emulator/directory.js'

const QUESTION = '120万元的项目走什么流程'

/** What a person in this role may want to say, for the row of suggestions: first what he is there for. */
export const SUGGESTIONS: Readonly<Record<Person['role'], readonly string[]>> = {
  office: ['发起书面征询', '征询进度', '我的待办', QUESTION, '新建议题', '设置', '帮助'],
  chair: ['我的待办', '征询进度', QUESTION, '条款 四（二）', '帮助'],
  leader: ['我的待办', QUESTION, '到几家能开会', '条款 四（二）', '帮助'],
  liaison: ['我的待办', QUESTION, '条款 四（二）', '帮助'],
  applicant: [QUESTION, '260万要怎么报', '合同9月24日生效，哪天前备案', '条款 五（三）', '帮助'],
  stranger: [QUESTION, '条款 监理', '我是谁', '帮助'],
}

/** In a group only questions about the rules are answered. */
export const GROUP_SUGGESTIONS: readonly string[] = [QUESTION, '条款 四（六）', '条款 监理']
