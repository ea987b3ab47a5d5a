import type { Emulator } from '../emulator/emulator.js'
import type { ApiCall } from '../emulator/world.js'
import type { CallLine } from '../page/panel/behind.js'

const WORK: Readonly<Record<ApiCall['endpoint'], string>> = {
  token: '换取令牌',
  send: '发送消息',
  reply: '回复消息',
  patch: '更新卡片',
  edit: '修改消息',
  recall: '撤回消息',
  get: '读取消息',
  readers: '查看已读情况',
  resource: '下载附件',
  'upload-file': '上传文件',
  'upload-image': '上传图片',
  file: '读取文件',
  image: '读取图片',
  info: '读取机器人信息',
  chat: '读取群信息',
  members: '读取群成员',
  'is-in-chat': '查看是否在群',
  calendar: '读取日历',
  event: '创建日程',
  attendees: '添加日程参与人',
  unknown: '调用未知接口',
}

/** What the platform's codes mean to a reader. Source: the error codes of each interface. */
const REFUSALS: Readonly<Record<number, string>> = {
  230001: '请求内容有误',
  230002: '机器人不在群里',
  230011: '消息已被撤回',
  230013: '此人不在应用可用范围内',
  230020: '对同一人或同一群发送过快',
  230025: '消息内容过长',
  230029: '此人已离职',
  230031: '消息已超过14天，不能更新',
  230038: '此人属于其他单位的租户',
  230049: '同一消息正在发送',
  230053: '此人已停用机器人',
  230099: '卡片内容不合要求',
  230110: '消息已被删除',
  232009: '群已解散',
  99991400: '调用过快（限流）',
  99991661: '没有令牌',
  99991663: '令牌已失效',
  99991668: '令牌不符',
  99991671: '令牌格式有误',
}

const FAULTS: Readonly<Record<string, string>> = {
  '429': '限流',
  '500': '内部错误',
  hang: '没有应答',
  reset: '断线',
  slow: '变慢',
  'drop-answer': '应答丢失',
  refuse: '拒绝',
}

/** One call as the panel shows it; `n` counts from 1. */
export function callLine(emulator: Emulator, call: ApiCall, n: number): CallLine {
  const { endpoint, at, to, status, code, fault, ms } = call
  const ok = status === 200 && code === 0
  return {
    n,
    at,
    what: WORK[endpoint],
    to: to === null ? '' : nameOf(emulator, to),
    result: ok ? '成功' : whyNot(status, code),
    ok,
    ms: ms === null ? null : Math.round(ms),
    fault: fault === null ? '' : (FAULTS[fault] ?? fault),
  }
}

function whyNot(status: number, code: number): string {
  if (status === 0) return '没有应答'
  if (status === 500) return '平台内部错误'
  return `${REFUSALS[code] ?? '被拒绝'}（${code === 0 ? status : code}）`
}

function nameOf(emulator: Emulator, to: string): string {
  return (
    emulator.people.find(({ openId }) => openId === to)?.name ?? emulator.memory.chats[to]?.name ?? '其他人员'
  )
}
