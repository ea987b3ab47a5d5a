import type { Person } from '../emulator/directory.js'

const QUESTION = '120万元的项目走什么流程'

/** What a person in this role may want to say, for the row of suggestions. */
export const SUGGESTIONS: Readonly<Record<Person['role'], readonly string[]>> = {
  office: ['帮助', '发起书面征询', '征询进度', '我的待办', '设置', QUESTION],
  chair: ['帮助', '我的待办', '征询进度', '条款 四（二）', QUESTION],
  leader: ['帮助', '我的待办', '条款 四（二）', '到几家能开会', QUESTION],
  liaison: ['帮助', '我的待办', '条款 四（二）', QUESTION],
  applicant: ['帮助', QUESTION, '260万要怎么报', '合同9月24日生效，哪天前备案', '条款 五（三）'],
  stranger: ['帮助', '我是谁', QUESTION, '条款 监理'],
}

/** In a group only questions about the rules are answered. */
export const GROUP_SUGGESTIONS: readonly string[] = [QUESTION, '条款 四（六）', '条款 监理']
