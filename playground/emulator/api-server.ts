import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ApiRefusal, checkToken, get, grantToken, info, patch, type Reply, reply, send } from './api.js'
import { isObject } from './card/rules.js'
import type { Endpoint, Faults } from './faults.js'
import { RATES, type Rates } from './rates.js'
import { type ApiCall, chatOf, receiverOf, type World } from './world.js'

interface Call {
  endpoint: Endpoint
  query: URLSearchParams
  body: Record<string, unknown>
  /** Message the path names. */
  messageId: string | null
}

interface Answer {
  status: number
  body: unknown
  headers: Readonly<Record<string, string>>
}

const ROUTES: readonly [string, RegExp, Endpoint][] = [
  ['POST', /^\/open-apis\/auth\/v3\/tenant_access_token\/internal\/?$/, 'token'],
  ['POST', /^\/open-apis\/im\/v1\/messages$/, 'send'],
  ['POST', /^\/open-apis\/im\/v1\/messages\/([^/]+)\/reply$/, 'reply'],
  ['PATCH', /^\/open-apis\/im\/v1\/messages\/([^/]+)$/, 'patch'],
  ['GET', /^\/open-apis\/im\/v1\/messages\/([^/]+)$/, 'get'],
  ['GET', /^\/open-apis\/bot\/v3\/info\/?$/, 'info'],
]

/** The HTTP face of the platform. `rates` null: no limits. */
export function apiServer(world: World, faults: Faults, rates: Rates | null): Server {
  return createServer((request, response) => {
    handle(world, faults, rates, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined)
    })
  })
}

async function handle(
  world: World,
  faults: Faults,
  rates: Rates | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://platform')
  const route = ROUTES.find(([method, path]) => method === request.method && path.test(url.pathname))
  const log: ApiCall = {
    endpoint: route?.[2] ?? 'unknown',
    method: request.method ?? '',
    path: url.pathname,
    at: world.clock.now(),
    to: null,
    messageId: null,
    uuid: null,
    status: 0,
    code: 0,
    fault: null,
  }
  const raw = await readAll(request)
  world.calls.push(log)
  if (!route)
    return finish(world, log, response, {
      status: 404,
      body: { code: 404, msg: '404 page not found' },
      headers: {},
    })
  const messageId = route[1].exec(url.pathname)?.[1] ?? null
  const call: Call = { endpoint: route[2], query: url.searchParams, body: jsonBody(raw), messageId }
  const target = targetOf(world, call)
  log.to = target
  log.messageId = messageId
  log.uuid = typeof call.body['uuid'] === 'string' ? call.body['uuid'] : null

  const trouble = faults.take(call.endpoint, target)
  log.fault = trouble?.kind ?? null
  if (trouble?.kind === 'hang') return world.changed()
  if (trouble?.kind === 'reset') {
    request.socket.destroy()
    return world.changed()
  }
  const answer = guarded(() => {
    if (trouble?.kind === '429') throw tooMany()
    if (trouble?.kind === '500') throw new ApiRefusal(500, 1500, 'internal error')
    if (trouble?.kind === 'refuse') throw new ApiRefusal(trouble.status, trouble.code, trouble.msg)
    if (call.endpoint !== 'token') checkToken(world, request.headers.authorization)
    if (rates) checkRates(rates, call, target)
    return WORK[call.endpoint](world, call, call.messageId ?? '')
  })
  if (isObject(answer.body) && isObject(answer.body['data'])) {
    const id = answer.body['data']['message_id']
    if (typeof id === 'string') log.messageId = id
  }
  if (trouble?.kind === 'drop-answer') {
    request.socket.destroy()
    return world.changed()
  }
  if (trouble?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, trouble.ms))
  finish(world, log, response, answer)
}

function finish(world: World, log: ApiCall, response: ServerResponse, answer: Answer): void {
  const logId = world.dice.id('20260101').toUpperCase()
  const body =
    isObject(answer.body) && answer.body['code'] !== 0
      ? { ...answer.body, error: { log_id: logId } }
      : answer.body
  log.status = answer.status
  log.code = isObject(answer.body) ? Number(answer.body['code']) : 0
  response.writeHead(answer.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Tt-Logid': logId,
    ...answer.headers,
  })
  response.end(JSON.stringify(body))
  world.changed()
}

function guarded(run: () => unknown): Answer {
  try {
    return { status: 200, body: run(), headers: {} }
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    return { status: error.status, body: { code: error.code, msg: error.message }, headers: error.headers }
  }
}

const WORK: Readonly<Record<Endpoint, (world: World, call: Call, id: string) => Reply>> = {
  token: (world, call) => grantToken(world, call.body),
  send: (world, call) => send(world, call.query.get('receive_id_type'), call.body),
  reply: (world, call, id) => reply(world, id, call.body),
  patch: (world, call, id) => patch(world, id, call.body),
  get: (world, call, id) => get(world, id, call.query.get('card_msg_content_type')),
  info: () => info(),
}

function targetOf(world: World, call: Call): string | null {
  if (call.endpoint === 'send') {
    const to = call.body['receive_id']
    const chat = typeof to === 'string' ? world.memory.chats[to] : undefined
    return chat ? receiverOf(chat) : typeof to === 'string' ? to : null
  }
  const message = call.messageId === null ? undefined : world.memory.messages[call.messageId]
  return message ? receiverOf(chatOf(world, message)) : null
}

function tooMany(): ApiRefusal {
  return new ApiRefusal(429, 99991400, 'request trigger frequency limit', {
    'x-ogw-ratelimit-limit': String(RATES.perMinute),
    'x-ogw-ratelimit-reset': '1',
  })
}

function checkRates(rates: Rates, call: Call, target: string | null): void {
  if (!rates.allow(`${call.endpoint}/second`, RATES.perSecond, 1000)) throw tooMany()
  if (!rates.allow(`${call.endpoint}/minute`, RATES.perMinute, 60_000)) throw tooMany()
  const slow = () => new ApiRefusal(400, 230020, 'This operation triggers the frequency limit.')
  const sends = call.endpoint === 'send' || call.endpoint === 'reply'
  if (sends && target !== null && !rates.allow(`to/${target}`, RATES.perTarget, 1000)) throw slow()
  if (call.endpoint === 'patch' && !rates.allow(`patch/${call.messageId}`, RATES.perTarget, 1000))
    throw slow()
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function jsonBody(raw: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(raw)
    return isObject(parsed) ? parsed : {}
  } catch {
    return {}
  }
}
