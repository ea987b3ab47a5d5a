/** What people say to make the bot act (not to ask); recognised whole, arguments after a 项目 number allowed. */
const COMMANDS = new Set(
  '帮助 我是谁 换个问题 我的待办 申报项目 我的项目 等保密评备案 电子集市软件备案 快速通道 申请复议 请假 新建议题 召开会议 发起书面征询 发通知 到会情况 征询进度 台账 统计 成员变更 后备库 导入 设置 自检 核验'.split(
    ' ',
  ),
)

/** Is this, normalised, a command rather than a question? */
export const isCommand = (text: string): boolean => COMMANDS.has(text) || /^项目\d{4}-\d{3}$/.test(text)
