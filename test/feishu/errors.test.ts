import { describe, expect, test } from 'vitest'
import { answerInBody, answerInError, failureOf } from '../../src/feishu/errors.js'

const failed = (status: number, code: number, msg = '') => failureOf(answerInBody(status, { code, msg }))
const network = (code: string) => failureOf(answerInError(Object.assign(new Error('x'), { code })))

/** Codes of 通用错误码 and of the message pages that are for good. */
const FOR_GOOD = [
  230001, 230002, 230006, 232025, 230009, 230026, 230011, 230110, 230012, 230013, 230015, 230017, 230055,
  230018, 230035, 230019, 230071, 230072, 230075, 230022, 230028, 230025, 230027, 230029, 230031, 230033,
  230034, 230038, 230036, 230050, 230111, 230053, 230054, 232009, 99991661, 99991664, 99991668, 99992351,
  99992361, 99992354, 99992402,
]
/** Nothing is wrong with the message: it goes out once the operator has acted. */
const OPERATOR = [10014, 10015, 99991401, 99991403, 99991662, 99991672, 99991673, 99991679]

describe('for good', () => {
  test.each(FOR_GOOD)('%i', (code) => {
    const failure = failed(400, code)
    expect(failure).toMatchObject({ again: false, uncertain: false, code })
    expect(failure.reason).toMatch(/^[\u4e00-\u9fff0-9IP（），、]{4,}$/)
    expect(failure.reason).not.toContain(String(code))
  })

  test.each([
    [230013, '机器人不在可用范围'],
    [230053, '对方已停用机器人'],
    [230002, '机器人不在群内'],
    [230029, '对方已离职'],
  ])('%i is 「%s」', (code, reason) => {
    expect(failed(400, code).reason).toBe(reason)
    expect(failed(200, code)).toEqual(failed(400, code))
  })

  test('an unknown refusal, with its code in the reason', () => {
    expect(failed(400, 239999)).toMatchObject({
      again: false,
      uncertain: false,
      reason: '平台拒绝了该消息（239999）',
    })
    expect(failed(200, 239999)).toMatchObject({ again: false, code: 239999 })
    expect(failureOf(answerInBody(404, 'not found'))).toMatchObject({
      again: false,
      reason: '平台拒绝了该消息（404）',
    })
  })
})

describe('again', () => {
  test.each(OPERATOR)('%i waits for the operator', (code) => {
    const failure = failed(400, code)
    expect(failure).toMatchObject({ again: true, uncertain: false })
    expect(failure.afterMs).toBeGreaterThanOrEqual(300_000)
  })

  test.each([11232, 11233, 230020, 230049, 99991400, 99991663, 99991665, 99991671])('%i, soon', (code) => {
    expect(failed(400, code)).toMatchObject({ again: true, afterMs: 1_000, uncertain: false })
  })

  const limited = (status: number, code: number, reset: string | undefined) =>
    failureOf(
      answerInError({
        response: { status, data: { code }, headers: reset ? { 'x-ogw-ratelimit-reset': reset } : {} },
      }),
    )

  test.each([
    [429, 99991400, '6', 6_000],
    [400, 99991400, '6', 6_000],
    [429, 230020, '2.5', 2_500],
    [429, 0, '3', 3_000],
    [429, 99991400, undefined, 1_000],
    [429, 99991400, '0', 1_000],
    [429, 99991400, 'soon', 1_000],
    [429, 99991400, '999999999', 3_600_000],
  ])('HTTP %i with code %i and reset %s: after %i ms', (status, code, reset, afterMs) => {
    expect(limited(status, code, reset)).toMatchObject({ again: true, afterMs, uncertain: false })
  })

  test.each([500, 502, 503, 504, 408])('HTTP %i may have had its effect', (status) => {
    expect(failureOf(answerInBody(status, '<html>'))).toMatchObject({ again: true, uncertain: true, code: 0 })
    expect(failed(status, 230999)).toMatchObject({ again: true, uncertain: true, code: 230999 })
  })

  test.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ERR_BAD_RESPONSE'])(
    '%s may have had its effect',
    (code) => {
      expect(network(code)).toMatchObject({ again: true, uncertain: true, code: 0 })
    },
  )

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('%s cannot have had one', (code) => {
    expect(network(code)).toMatchObject({ again: true, uncertain: false, reason: '无法连接平台' })
  })

  test.each([undefined, null, 'text', new Error('x')])('whatever else is thrown: %s', (error) => {
    expect(failureOf(answerInError(error))).toMatchObject({ again: true, uncertain: true })
  })

  test('an answer that is no answer of the platform', () => {
    expect(failureOf(answerInBody(200, '<html>login</html>'))).toMatchObject({ again: true, uncertain: true })
  })
})

describe('230099, by what it says inside', () => {
  const msg = (sub: number, text: string) =>
    `Failed to create card content, ext=ErrCode: ${sub}; ErrMsg: ${text}; `

  test('11310 「card action is lock」 passes', () => {
    expect(failed(400, 230099, msg(11310, 'card action is lock'))).toMatchObject({
      again: true,
      afterMs: 1_000,
    })
    expect(failed(400, 11310, 'card action is lock')).toMatchObject({ again: true })
  })

  test.each([
    [11310, 'element exceeds the limit'],
    [11310, 'template is not visible to app'],
    [100290, 'invalid person'],
    [200861, 'cards of schema V2 no longer support this capability'],
    [200914, 'table rows'],
  ])('%i %s is for good, and named', (sub, text) => {
    expect(failed(400, 230099, msg(sub, text))).toMatchObject({
      again: false,
      code: 230099,
      reason: `卡片内容未被平台接受（${sub}）`,
    })
  })

  test('without a code inside', () => {
    expect(failed(400, 230099)).toMatchObject({ again: false, reason: '卡片内容未被平台接受' })
  })
})

test('the number for the platform’s support comes from the body or the header', () => {
  const data = { code: 230099, error: { log_id: 'L-1' } }
  const headers = { 'x-tt-logid': 'L-2' }
  expect(answerInError({ response: { status: 400, data, headers } }).logId).toBe('L-1')
  expect(answerInError({ response: { status: 502, data: '', headers } }).logId).toBe('L-2')
  expect(answerInError({ response: { status: 502, data: '', headers: {} } }).logId).toBeNull()
})
