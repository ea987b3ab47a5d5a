import type { Cast } from '../cast.js'
import type { Scene, Step } from '../scene.js'

const MATTER = '政务云扩容'
const ROUND = `书面征询：${MATTER}`
const OPINION = `书面意见：${MATTER}`
const PROXY = `代录意见：${MATTER}`
const AMENDED = '请写明网络安全等级和运维经费来源。'

const start = (cast: Cast): Step[] => [
  {
    caption:
      '确实来不及开会时，可以书面征求意见（四（二）第2句）。办公室发送「发起书面征询」，得到一张要填的卡片。',
    screens: ['office', 'chair'],
    act: { by: 'office', says: '发起书面征询' },
    sees: [{ who: 'office', words: ['发起书面征询', '请填写后报分管副区长审定'] }],
  },
  {
    caption:
      '办公室漏填了「调研情况」。规则要求事先调查研究（四（四）第2句），所以没有报送；已经填好的内容都还在。',
    screens: ['office', 'chair'],
    act: {
      by: 'office',
      presses: '报分管副区长审定',
      on: ['发起书面征询'],
      typed: {
        事项: MATTER,
        事项说明: '现有资源使用率已超过九成，拟扩容计算和存储资源，总投资135万元。',
        办公室意见和建议: '建议同意，年内完成扩容。',
        特殊情况说明: '分管领导近期参加市级专项工作，确实不能及时召开会议。',
        反馈截止: cast.deadline,
        关联项目: MATTER,
        申报单位: cast.unitOf('applicant'),
      },
    },
    notice: '「调研情况」未填写',
    sees: [{ who: 'office', words: ['未办理', '「调研情况」未填写', MATTER] }],
  },
  {
    caption: '补上调研情况再报一次。分管副区长的私聊里随即出现待审定的卡片。',
    screens: ['office', 'chair'],
    act: {
      by: 'office',
      presses: '报分管副区长审定',
      on: ['发起书面征询', MATTER],
      typed: { 调研情况: '已会同区大数据中心完成资源使用情况调研。' },
    },
    notice: '已报分管副区长审定',
    sees: [
      { who: 'chair', words: [MATTER, '请审定是否启动书面征询'] },
      { who: 'office', words: [ROUND, '请等候'] },
    ],
  },
  {
    caption:
      '议题由分管副区长审定（四（四）第1句）。他点「同意启动」，每家成员单位的分管领导都在私聊里收到一张卡片。',
    screens: ['chair', 'leader 1', 'office'],
    act: { by: 'chair', presses: '同意启动', on: [MATTER] },
    sees: [
      { who: 'leader 1', words: [OPINION, '前反馈书面意见'] },
      { who: 'leader 5', words: [OPINION, '前反馈书面意见'] },
      { who: 'office', words: [ROUND, `已反馈 0 / ${cast.units}`] },
    ],
  },
]

const opinions = (cast: Cast): Step[] => [
  {
    caption: '第一位领导点「同意」，点一下就是正式提交，卡片上有时间和回执。办公室的进度同时更新。',
    screens: ['leader 1', 'office'],
    act: { by: 'leader 1', presses: '同意', on: [OPINION] },
    sees: [
      { who: 'leader 1', words: [OPINION, '回执'] },
      { who: 'office', words: [ROUND, `已反馈 1 / ${cast.units}`] },
    ],
  },
  {
    caption: '第二位领导点「不同意」却没有写意见：不提交，并说明还缺什么。',
    screens: ['leader 2', 'office'],
    act: { by: 'leader 2', presses: '不同意', on: [OPINION] },
    notice: '请写明具体意见',
    sees: [{ who: 'leader 2', words: [OPINION, '未办理', '请写明具体意见'] }],
  },
  {
    caption: '写上意见再点，即为正式提交。',
    screens: ['leader 2', 'office'],
    act: {
      by: 'leader 2',
      presses: '不同意',
      on: [OPINION],
      typed: { 意见: '本年度预算未作安排，建议列入下一年度。' },
    },
    sees: [
      { who: 'leader 2', words: [OPINION, '回执'] },
      { who: 'office', words: [ROUND, `已反馈 2 / ${cast.units}`] },
    ],
  },
  {
    caption: '第三位领导不点按钮，直接回复卡片：以「同意但有修改意见」开头写一句，效力相同。',
    screens: ['leader 3', 'liaison 3', 'office'],
    act: { by: 'leader 3', replies: '同意但有修改意见 请写明网络安全等级。', to: [OPINION] },
    sees: [
      { who: 'leader 3', words: ['已收到您的书面意见', '回执'] },
      { who: 'office', words: [ROUND, `已反馈 3 / ${cast.units}`] },
    ],
  },
  {
    caption: '签署前可以改。点「修改意见」，卡片重新打开；再次提交以前，第1版继续有效。',
    screens: ['leader 3', 'liaison 3', 'office'],
    act: { by: 'leader 3', presses: '修改意见', on: [OPINION] },
    sees: [{ who: 'leader 3', words: [OPINION, '请修改后再次提交'] }],
  },
  {
    caption: '提交后成为第2版，两版都存档。联络员只看到“贵单位已反馈”，看不到意见内容。',
    screens: ['leader 3', 'liaison 3', 'office'],
    act: {
      by: 'leader 3',
      presses: '同意但有修改意见',
      on: [OPINION, '请修改后再次提交'],
      typed: { 意见: AMENDED },
    },
    sees: [
      { who: 'leader 3', words: [OPINION, '第2版', AMENDED] },
      { who: 'office', words: [ROUND, AMENDED] },
    ],
  },
]

const reminders = (cast: Cast): Step[] => [
  {
    caption: '办公室点「催办」，只有还没有反馈的领导收到提醒；同一阶段每人只催一次。',
    screens: ['office', 'leader 4', 'leader 1'],
    act: { by: 'office', presses: '催办', on: [ROUND] },
    notice: '已催办',
    sees: [
      { who: 'leader 4', words: [`催办：${MATTER}`] },
      { who: 'office', words: [ROUND, '办公室催办'] },
    ],
  },
  {
    caption:
      '把演示的时钟拨到临近截止。截止前一个工作日，机器人已自动提醒还没有反馈的领导；截止只作提醒，没有反馈不算同意。',
    screens: ['leader 4', 'office'],
    act: { days: cast.daysToReminded },
    sees: [
      { who: 'leader 4', words: [`催办：${MATTER}`] },
      { who: 'office', words: [ROUND, '系统提醒'] },
    ],
  },
  {
    caption: '第四位领导在外出差，打电话说了意见。办公室点「代录意见」替他记下来。',
    screens: ['office', 'leader 4'],
    act: { by: 'office', presses: '代录意见', on: [ROUND] },
    sees: [{ who: 'office', words: [ROUND, '请代录'] }],
  },
  {
    caption: '代录必须写理由。本人确认以前，这一家仍算未反馈。',
    screens: ['office', 'leader 4'],
    act: {
      by: 'office',
      presses: '提交代录',
      on: [ROUND, '请代录'],
      typed: {
        单位: cast.unitOf('leader 4'),
        态度: '同意',
        意见: '电话反馈：同意。',
        理由: '领导出差，不便操作，电话口头反馈。',
      },
    },
    sees: [
      { who: 'office', words: [ROUND, '代录（待确认）', `已反馈 3 / ${cast.units}`] },
      { who: 'leader 4', words: [PROXY, '请确认是否为您的意见', '电话反馈：同意。'] },
    ],
  },
  {
    caption: '领导本人看到代录的内容，点「确认」，才算这一家的意见。',
    screens: ['leader 4', 'office'],
    act: { by: 'leader 4', presses: '确认', on: [PROXY] },
    sees: [
      { who: 'leader 4', words: [OPINION, '经本人确认', '回执'] },
      { who: 'office', words: [ROUND, `已反馈 4 / ${cast.units}`] },
    ],
  },
]

const decision = (cast: Cast): Step[] => [
  {
    caption: '办公室提交分管副区长。还有单位没有反馈，机器人先列出名单，请办公室说明理由。',
    screens: ['office', 'chair'],
    act: { by: 'office', presses: '提交分管副区长', on: [ROUND] },
    sees: [{ who: 'office', words: [ROUND, '请说明理由', cast.unitOf('leader 5')] }],
  },
  {
    caption: '写明理由后提交。分管副区长看到分好类的全部意见原文、未反馈的单位和这条理由。',
    screens: ['office', 'chair'],
    act: {
      by: 'office',
      presses: '确认提交',
      on: [ROUND, '请说明理由'],
      typed: { 理由: '事项紧急，其余单位经催办未复。' },
    },
    sees: [{ who: 'chair', words: [`签署：${MATTER}`, '规则未设表决比例', AMENDED, '签署同意'] }],
  },
  {
    caption:
      '不看赞成多少，也不因时间到了就通过：只有分管副区长书面签署才形成决定（四（二）第2句）。签署前要再确认一次。',
    screens: ['chair', 'leader 5', 'applicant'],
    act: {
      by: 'chair',
      presses: '签署同意',
      on: [`签署：${MATTER}`],
      typed: { 签署意见: '同意，请吸收各单位意见，抓紧落实。', 处理结果: '同意' },
    },
    notice: '已签署',
    sees: [
      { who: 'chair', words: [`签署：${MATTER}`, '分管副区长已签署「同意」'] },
      { who: 'leader 5', words: [`书面征询决定：${MATTER}`, '抓紧落实'] },
      { who: 'applicant', words: [MATTER, '处理结果'] },
    ],
  },
  {
    caption: '决定发给全体成员，其中没有各家的意见；申报单位只收到本项目的结果。办公室的卡片上全程可查。',
    screens: ['applicant', 'leader 2', 'office'],
    sees: [
      { who: 'applicant', words: [MATTER, '处理结果'] },
      { who: 'leader 2', words: [`书面征询决定：${MATTER}`] },
      { who: 'office', words: [ROUND, '分管副区长已签署「同意」'] },
    ],
  },
  {
    caption: '签署以后才送来的意见照样存档，注明「签署后收到」，不改变决定。',
    screens: ['leader 5', 'office'],
    act: { by: 'leader 5', replies: '不同意 建议先核实经费来源。', to: [OPINION] },
    sees: [
      { who: 'leader 5', words: ['签署后收到', '不影响决定'] },
      { who: 'office', words: [ROUND, '签署后收到', '建议先核实经费来源。'] },
    ],
  },
]

/** A written round from the office's form to the decision and a late opinion. */
export const writtenRound: Scene = {
  id: 'written-round',
  title: '书面征询',
  about: '一件来不及开会的事项，从办公室发起，到各单位发表意见、分管副区长签署。',
  people: ['office', 'chair', 'leader 5', 'liaison 3', 'applicant'],
  steps: (cast) => [start, opinions, reminders, decision].flatMap((part) => part(cast)),
}
