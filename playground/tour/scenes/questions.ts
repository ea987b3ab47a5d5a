import type { Scene } from '../scene.js'

const ROUTE = '120万的项目走什么流程'
const LARGE = '260万要怎么报'
const DATE = '合同9月24日生效，哪天前备案'
const SILENT = '专家要请几位'

/** An applicant asks about the rules. */
export const questions: Scene = {
  id: 'questions',
  title: '问规则',
  about: '申报单位用平常的话提问，得到结论、步骤和条款原文。',
  people: ['applicant', 'liaison 1'],
  steps: () => [
    {
      caption:
        '申报单位想知道一个120万元的项目怎么办，像平常一样问一句。回答先给结论，再列步骤，最后附条款原文（五（三）第2段）。',
      screens: ['applicant', 'liaison 1'],
      act: { by: 'applicant', says: ROUTE },
      sees: [{ who: 'applicant', words: [ROUTE, '须第三方机构及行业专家论证评估', '办理步骤'] }],
    },
    {
      caption: '换成260万元，是不是纯软件项目会影响流程（五（三）），所以机器人只反问这一个条件。',
      screens: ['applicant', 'liaison 1'],
      act: { by: 'applicant', says: LARGE },
      sees: [{ who: 'applicant', words: [LARGE, '还需要一个条件', '是否为纯软件开发或运维项目'] }],
    },
    {
      caption: '点一下就算回答了，同一张卡片换成完整的答复。条件不影响结果的，机器人不问。',
      screens: ['applicant', 'liaison 1'],
      act: { by: 'applicant', presses: '不是，还有其他内容', on: [LARGE] },
      sees: [{ who: 'applicant', words: [LARGE, '超过200万元且不属于纯软件开发和运维'] }],
    },
    {
      caption: '合同生效后10个工作日内要备案（五（五）2）。机器人算出日期，并写明哪几天没有计入。',
      screens: ['applicant', 'liaison 1'],
      act: { by: 'applicant', says: DATE },
      sees: [{ who: 'applicant', words: [DATE, '合同备案最晚为', '怎样计算'] }],
    },
    {
      caption: '联络员也可以问。规则没有写专家人数，机器人就答“未作规定”，不替规则编一个数字。',
      screens: ['liaison 1', 'applicant'],
      act: { by: 'liaison 1', says: SILENT },
      sees: [{ who: 'liaison 1', words: [SILENT, '未作规定'] }],
    },
  ],
}
