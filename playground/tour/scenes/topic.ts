import type { Scene } from '../scene.js'

const MATTER = '年度重点工作安排'

/** A topic from the office's proposal to the chair's approval. */
export const topic: Scene = {
  id: 'topic',
  title: '议题审定',
  about: '办公室提出议题，分管副区长审定。',
  people: ['office', 'chair'],
  steps: () => [
    {
      caption: '联席会议的议题由办公室提出（四（四）第1句）。办公室发送「新建议题」，填好后提交。',
      screens: ['office', 'chair'],
      act: { by: 'office', says: '新建议题' },
      sees: [{ who: 'office', words: ['新建议题', '请填写后提交审定'] }],
    },
    {
      caption:
        '调研情况、办公室意见和建议都要写（四（四）第2句）。提交后，分管副区长的私聊里出现待审定的卡片。',
      screens: ['office', 'chair'],
      act: {
        by: 'office',
        presses: '提交审定',
        on: ['新建议题', '请填写后提交审定'],
        typed: {
          议题名称: MATTER,
          议题类型: '年度重点工作',
          调研情况: '已征求各部门意见，汇总重点任务十二项。',
          办公室意见和建议: '建议审议通过后印发。',
        },
      },
      notice: '已提交分管副区长审定',
      sees: [{ who: 'chair', words: [`议题审定：${MATTER}`, '请审定本议题'] }],
    },
    {
      caption: '分管副区长点「审定通过」。只有审定过的议题才能列入会议议程（四（四）第1句）。',
      screens: ['chair', 'office'],
      act: { by: 'chair', presses: '审定通过', on: [`议题审定：${MATTER}`, '请审定本议题'] },
      sees: [
        { who: 'chair', words: [`议题审定：${MATTER}`, '您已审定通过'] },
        { who: 'office', words: [`议题：${MATTER}`, '可以列入会议议程'] },
      ],
    },
  ],
}
