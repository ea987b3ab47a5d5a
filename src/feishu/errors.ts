/** What an error of the platform means for the one call that got it. */
export interface Failure {
  /** Worth another try, after `afterMs` at the earliest. */
  again: boolean
  afterMs: number
  /** The call may have had its effect all the same. */
  uncertain: boolean
  /** The platform's code; 0 where it gave none. */
  code: number
  /** Chinese, for the office, without secrets. */
  reason: string
}

interface Meaning {
  again: boolean
  reason: string
  /** When another try makes sense at the earliest; 0: at once. */
  afterMs?: number
}

const never = (reason: string): Meaning => ({ again: false, reason })
const soon = (reason: string): Meaning => ({ again: true, afterMs: 1_000, reason })
/** Nothing is wrong with the message: it can go out once the operator has put the app right. */
const operator = (reason: string): Meaning => ({ again: true, afterMs: 5 * 60_000, reason })

/** Source: 通用错误码, 频控策略, 发送消息, 回复消息, 更新应用发送的消息卡片. */
const MEANINGS: Readonly<Partial<Record<number, Meaning>>> = {
  10014: operator('应用不可用，请在开放平台检查应用状态'),
  10015: operator('应用密钥不正确，请核对 FEISHU_APP_SECRET'),
  11232: soon('发送过于频繁'),
  11233: soon('发送过于频繁'),
  230001: never('消息参数不正确'),
  230002: never('机器人不在群内'),
  230006: never('应用未启用机器人能力'),
  230009: never('已超过可撤回的时间'),
  230011: never('消息已被撤回'),
  230012: never('该消息不是由本机器人发送'),
  230013: never('机器人不在可用范围'),
  230015: never('该会话不支持这种消息'),
  230017: never('消息所用的文件或图片不属于本应用'),
  230018: never('群设置不允许机器人发言'),
  230019: never('话题不存在'),
  230020: soon('对该接收者发送过于频繁'),
  230022: never('内容含平台不允许的词语'),
  230025: never('内容超过平台允许的长度'),
  230026: never('无权撤回该消息'),
  230027: never('应用没有所需权限'),
  230028: never('内容含电话号码或邮箱等，被本单位的防泄漏规则拦截'),
  230029: never('对方已离职'),
  230031: never('消息已超过14天，不能再更新'),
  230033: never('消息已超过7天，不能再查询'),
  230034: never('接收者编号无效'),
  230035: never('机器人被禁言，或本单位的规定不允许发送'),
  230036: never('对方所在单位已注销'),
  230038: never('对方属于其他单位，不能发送'),
  230049: soon('同一消息正在发送'),
  230050: never('消息对操作者不可见'),
  230053: never('对方已停用机器人'),
  230054: never('该会话不支持这种消息'),
  230055: never('文件类型不符'),
  230071: never('该群不支持以话题形式回复'),
  230072: never('该消息不支持回复'),
  230075: never('密聊等会话不支持该操作'),
  230110: never('消息已被删除'),
  230111: never('消息已自动销毁'),
  232009: never('群已解散'),
  232025: never('应用未启用机器人能力'),
  99991400: soon('调用平台过于频繁'),
  99991401: operator('服务器地址不在应用的IP白名单内'),
  99991403: { again: true, afterMs: 3_600_000, reason: '本月调用次数已用完' },
  99991661: never('请求未带访问凭证'),
  99991662: operator('应用已停用'),
  99991663: soon('访问凭证已失效'),
  99991664: never('访问凭证的类型不正确'),
  99991665: soon('访问凭证已失效'),
  99991668: never('访问凭证的类型不正确'),
  99991671: soon('访问凭证已失效'),
  99991672: operator('应用没有所需权限，请在开放平台开通并发布新版本'),
  99991673: operator('应用未安装到本单位'),
  99991679: operator('应用没有所需权限，请在开放平台开通并发布新版本'),
  99992351: never('接收者编号无效'),
  99992354: never('消息编号无效'),
  99992361: never('接收者编号属于其他应用，请更新名册'),
  99992402: never('请求参数不正确'),
}

/** The token was refused although it should have been good: another one is worth one try. */
export const TOKEN_CODES: ReadonlySet<number> = new Set([99991663, 99991665, 99991671])

/** While somebody presses the card the platform locks it for a moment. */
const CARD_LOCK = /card action is lock/i
const CARD_REFUSED: ReadonlySet<number> = new Set([230099, 11310])
const SUB_CODE = /ErrCode: (\d+)/
const RATE_CODES: ReadonlySet<number> = new Set([99991400, 11232, 11233, 230020])
const LONGEST_WAIT_MS = 3_600_000

/** What came back, or that nothing did. `status` 0: no answer. */
export interface PlatformAnswer {
  status: number
  code: number
  msg: string
  /** From `x-ogw-ratelimit-reset`, seconds; null where the header is missing. */
  resetSeconds: number | null
  /** For the platform's support. */
  logId: string | null
  /** Code of a network error: ECONNRESET, ECONNABORTED … */
  network: string | null
}

/** The request cannot have reached the platform. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** What is to be done about a call that did not succeed, and why, in words for the office. */
export function failureOf(answer: PlatformAnswer): Failure {
  const { status, code, network } = answer
  if (network !== null) {
    const uncertain = !NEVER_LEFT.has(network)
    return { again: true, afterMs: 0, uncertain, code, reason: uncertain ? '平台没有应答' : '无法连接平台' }
  }
  const known = CARD_REFUSED.has(code) ? refusedCard(answer.msg) : MEANINGS[code]
  const rate = status === 429 || RATE_CODES.has(code)
  if (rate) {
    const reason = known?.reason ?? '调用平台过于频繁'
    return { again: true, afterMs: resetMs(answer.resetSeconds), uncertain: false, code, reason }
  }
  if (known) {
    return { again: known.again, afterMs: known.afterMs ?? 0, uncertain: false, code, reason: known.reason }
  }
  if (status >= 500 || status === 408 || (status < 300 && code === 0)) {
    return { again: true, afterMs: 0, uncertain: true, code, reason: `平台暂时不能处理（${code || status}）` }
  }
  return { again: false, afterMs: 0, uncertain: false, code, reason: `平台拒绝了该消息（${code || status}）` }
}

function refusedCard(msg: string): Meaning {
  if (CARD_LOCK.test(msg)) return soon('卡片正在被操作')
  const sub = SUB_CODE.exec(msg)?.[1]
  return never(sub ? `卡片内容未被平台接受（${sub}）` : '卡片内容未被平台接受')
}

const resetMs = (seconds: number | null): number =>
  seconds === null ? 1_000 : Math.min(Math.max(1, seconds) * 1_000, LONGEST_WAIT_MS)

interface HttpErrorShape {
  code?: unknown
  response?: { status?: unknown; data?: unknown; headers?: Partial<Record<string, string>> }
}

/** Reads what the HTTP client threw, without keeping anything of the request, which holds secrets. */
export function answerInError(error: unknown): PlatformAnswer {
  const { code, response } = (typeof error === 'object' && error !== null ? error : {}) as HttpErrorShape
  if (!response) {
    const network = typeof code === 'string' ? code : 'UNKNOWN'
    return { status: 0, code: 0, msg: '', resetSeconds: null, logId: null, network }
  }
  const reset = Number.parseFloat(response.headers?.['x-ogw-ratelimit-reset'] ?? '')
  const read = answerInBody(Number(response.status), response.data)
  return {
    ...read,
    resetSeconds: Number.isFinite(reset) ? reset : null,
    logId: read.logId ?? response.headers?.['x-tt-logid'] ?? null,
  }
}

/** Reads a body of the platform: `{ code, msg, error: { log_id } }`. Anything else has code 0. */
export function answerInBody(status: number, body: unknown): PlatformAnswer {
  const { code, msg, error } = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: unknown
    msg?: unknown
    error?: { log_id?: unknown } | null
  }
  return {
    status,
    code: typeof code === 'number' ? code : 0,
    msg: typeof msg === 'string' ? msg : '',
    resetSeconds: null,
    logId: typeof error?.log_id === 'string' ? error.log_id : null,
    network: null,
  }
}
