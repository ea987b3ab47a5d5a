import type { Scene } from '../scene.js'

const MATTER = '视频会议系统更新'
const OPINION = `书面意见：${MATTER}`

/** What the bot does not let happen. */
export const keptOut: Scene = {
  id: 'kept-out',
  title: '不予办理',
  about: '无权的人、重复的点击、涉密的文字：不予办理，并说明理由。',
  people: ['office', 'chair', 'leader 1', 'liaison 1', 'stranger'],
  before: (cast) => [
    {
      act: { by: 'office', says: '发起书面征询' },
      sees: [{ who: 'office', words: ['发起书面征询', '请填写后报分管副区长审定'] }],
    },
    {
      act: {
        by: 'office',
        presses: '报分管副区长审定',
        on: ['发起书面征询'],
        typed: {
          事项: MATTER,
          事项说明: '现有设备已超过使用年限，拟更新主会场和分会场设备，总投资88万元。',
          调研情况: '已会同区机管局查看设备情况。',
          办公室意见和建议: '建议同意，列入年度安排。',
          特殊情况说明: '近期重要会议较多，设备需尽快更新，不能及时召开会议。',
          反馈截止: cast.deadline,
        },
      },
      sees: [{ who: 'chair', words: [MATTER, '请审定是否启动书面征询'] }],
    },
    {
      act: { by: 'chair', presses: '同意启动', on: [MATTER] },
      sees: [
        { who: 'chair', words: [MATTER, '您已同意启动'] },
        { who: 'leader 1', words: [OPINION, '前反馈书面意见'] },
        { who: 'liaison 1', words: [OPINION] },
      ],
    },
  ],
  steps: () => [
    {
      caption: '名册以外的人想发起书面征询：不办理，并说明由谁办理。问规则不受影响。',
      screens: ['stranger', 'office'],
      act: { by: 'stranger', says: '发起书面征询' },
      sees: [{ who: 'stranger', words: ['未办理', '由联席会议办公室办理'] }],
    },
    {
      caption:
        '办公室另发起了一件事项，正在征求意见。联络员回复卡片说「同意」：意见只能由分管领导本人发表（四（二）第2句）。',
      screens: ['liaison 1', 'leader 1'],
      act: { by: 'liaison 1', replies: '同意', to: [OPINION] },
      sees: [{ who: 'liaison 1', words: ['未办理', '联络员不代为办理'] }],
    },
    {
      caption: '分管副区长的手机还停在旧画面，「同意启动」又被点了一次：告诉他已经办理，不会再发一遍。',
      screens: ['chair', 'leader 1'],
      act: { by: 'chair', presses: '同意启动', on: [MATTER, '您已同意启动'], old: true },
      notice: '已经办理',
      sees: [],
    },
    {
      caption: '意见里带有密级标志：不接收，也不留存这段文字。涉密事项请按保密规定线下办理。',
      screens: ['leader 1', 'office'],
      act: { by: 'leader 1', presses: '其他意见', on: [OPINION], typed: { 意见: '详见机密★文件第三条。' } },
      notice: '含有密级标志',
      sees: [{ who: 'leader 1', words: [OPINION, '未办理', '密级标志'] }],
    },
  ],
}
