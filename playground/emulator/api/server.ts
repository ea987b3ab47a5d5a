import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { bodyOf } from '../body.js'
import { isObject } from '../card/rules.js'
import type { Faults, Trouble } from '../faults.js'
import { kept } from '../messages.js'
import { type Bound, RATES, type Rates } from '../rates.js'
import { type ApiCall, chatOf, personByUnionId, receiverOf, type World } from '../world.js'
import { Bytes, type Call } from './call.js'
import { ApiRefusal, badRequest, refused } from './refusal.js'
import { ROUTES, type Route } from './routes.js'
import { checkToken } from './token.js'

interface Answer {
  status: number
  body: Record<string, unknown> | Bytes | string
  headers: Readonly<Record<string, string>>
}

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
  const route = ROUTES.find(({ method, path }) => method === request.method && path.test(url.pathname))
  const log: ApiCall = {
    endpoint: route?.endpoint ?? 'unknown',
    method: request.method ?? '',
    path: url.pathname,
    at: world.clock.now(),
    to: null,
    messageId: null,
    uuid: null,
    status: 0,
    code: 0,
    fault: null,
    ms: null,
  }
  const begun = performance.now()
  response.once('close', () => {
    log.ms = performance.now() - begun
  })
  const raw = await bodyOf(request)
  world.calls.push(log)
  // Another method on a known path is unknown as well, and the gateway's answer to that is no JSON.
  if (!route) return finish(world, log, response, { status: 404, body: '404 page not found', headers: {} })
  const { call, readable } = await callOf(route, url, request.headers['content-type'] ?? '', raw)
  const [id] = call.ids
  log.to = targetOf(world, call)
  log.messageId = id !== undefined && kept(world.memory.messages, id) ? id : null
  log.uuid = typeof call.body['uuid'] === 'string' && call.body['uuid'] !== '' ? call.body['uuid'] : null

  const trouble = faults.take(call.endpoint, log.to)
  log.fault = trouble?.kind ?? null
  if (trouble?.kind === 'hang') return world.changed()
  if (trouble?.kind === 'reset') {
    request.socket.destroy()
    return world.changed()
  }
  const underWay = log.uuid !== null && world.sending.has(log.uuid)
  if (log.uuid !== null) world.sending.add(log.uuid)
  const answer = await guarded(async () => {
    refuseFor(trouble)
    if (call.endpoint !== 'token') checkToken(world, request.headers.authorization)
    if (rates) checkRates(rates, call, log.to)
    if (!readable) throw badRequest()
    if (underWay) throw refused(230049, 'The message is being sent.')
    return route.work(world, call)
  })
  if (isObject(answer.body) && isObject(answer.body['data'])) {
    const made = answer.body['data']['message_id']
    if (typeof made === 'string') log.messageId = made
  }
  if (trouble?.kind === 'slow') {
    world.changed()
    await new Promise((resolve) => setTimeout(resolve, trouble.ms))
  }
  if (log.uuid !== null && !underWay) world.sending.delete(log.uuid)
  if (trouble?.kind === 'drop-answer') {
    request.socket.destroy()
    return world.changed()
  }
  finish(world, log, response, answer)
}

function finish(world: World, log: ApiCall, response: ServerResponse, answer: Answer): void {
  const logId = world.dice.id('20260101').toUpperCase()
  log.status = answer.status
  log.code = codeOf(answer)
  response.writeHead(answer.status, { 'X-Tt-Logid': logId, ...typeOf(answer.body), ...answer.headers })
  if (answer.body instanceof Bytes) response.end(answer.body.bytes)
  else if (typeof answer.body === 'string') response.end(answer.body)
  else {
    // The token's refusals are flat.
    const flat = log.code === 0 || log.endpoint === 'token'
    const given = isObject(answer.body['error']) ? answer.body['error'] : {}
    const body = flat ? answer.body : { ...answer.body, error: { log_id: logId, ...given } }
    response.end(JSON.stringify(body))
  }
  world.changed()
}

function codeOf({ status, body }: Answer): number {
  if (body instanceof Bytes) return 0
  return typeof body === 'string' ? status : Number(body['code'])
}

function typeOf(body: Answer['body']): Record<string, string> {
  if (typeof body === 'string') return { 'Content-Type': 'text/plain' }
  if (!(body instanceof Bytes)) return { 'Content-Type': 'application/json; charset=utf-8' }
  const name = encodeURIComponent(body.name)
  return { 'Content-Type': body.mime, 'Content-Disposition': `attachment; filename*=UTF-8''${name}` }
}

async function guarded(run: () => Promise<Record<string, unknown> | Bytes>): Promise<Answer> {
  try {
    return { status: 200, body: await run(), headers: {} }
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    const { headers = {}, fields } = error.extra
    const body: Record<string, unknown> = { code: error.code, msg: error.message }
    if (fields) body['error'] = { field_violations: fields }
    return { status: error.status, body, headers }
  }
}

function refuseFor(trouble: Trouble | null): void {
  if (trouble?.kind === '429') throw tooMany(RATES.perMinute, 1000)
  if (trouble?.kind === '500') throw new ApiRefusal(500, 1500, 'internal error')
  if (trouble?.kind === 'refuse') throw new ApiRefusal(trouble.status, trouble.code, trouble.msg)
}

/** Person or group a call is about. */
function targetOf(world: World, { endpoint, ids: [id = ''], query, body }: Call): string | null {
  const { chats, messages } = world.memory
  if (endpoint === 'send') {
    const to = body['receive_id']
    if (typeof to !== 'string') return null
    const chat = kept(chats, to)
    if (chat) return receiverOf(chat)
    return query['receive_id_type'] === 'union_id' ? (personByUnionId(world, to) ?? to) : to
  }
  const message = kept(messages, id)
  const chat = message ? chatOf(world, message) : kept(chats, id)
  return chat ? receiverOf(chat) : null
}

function tooMany(limit: number, wait: number): ApiRefusal {
  const headers = {
    'x-ogw-ratelimit-limit': String(limit),
    'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil(wait / 1000))),
  }
  return new ApiRefusal(429, 99991400, 'request trigger frequency limit', { headers })
}

function checkRates(rates: Rates, { endpoint, ids: [id] }: Call, target: string | null): void {
  const full = rates.take([
    { key: `${endpoint}/second`, limit: RATES.perSecond, ms: 1000 },
    { key: `${endpoint}/minute`, limit: RATES.perMinute, ms: 60_000 },
  ])
  if (full) throw tooMany(full.bound.limit, full.wait)
  const slow: Bound[] = []
  if ((endpoint === 'send' || endpoint === 'reply') && target !== null)
    slow.push({ key: `to/${target}`, limit: RATES.perTarget, ms: 1000 })
  if (endpoint === 'patch') slow.push({ key: `patch/${id}`, limit: RATES.perTarget, ms: 1000 })
  if (rates.take(slow)) throw refused(230020, 'This operation triggers the frequency limit.')
}

/** The call in parts; `readable` false when its body is not what its content type says. */
async function callOf(
  { endpoint, path }: Route,
  url: URL,
  type: string,
  raw: Buffer,
): Promise<{ call: Call; readable: boolean }> {
  const ids = path.exec(url.pathname)?.slice(1) ?? []
  const call = { endpoint, ids, query: Object.fromEntries(url.searchParams), body: {}, form: null }
  if (raw.length === 0) return { call, readable: true }
  try {
    if (type.startsWith('multipart/form-data')) {
      const headers = { 'Content-Type': type }
      const form = await new Request(url, { method: 'POST', headers, body: new Uint8Array(raw) }).formData()
      return { call: { ...call, form }, readable: true }
    }
    const body: unknown = JSON.parse(raw.toString('utf8'))
    return isObject(body) ? { call: { ...call, body }, readable: true } : { call, readable: false }
  } catch {
    return { call, readable: false }
  }
}
