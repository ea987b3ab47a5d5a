import { once } from 'node:events'
import { connect } from 'node:net'
import Koa from 'koa'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { listen } from '../../src/bot/app.js'
import { Fault } from '../../src/domain/fault.js'
import { menu, message, press } from '../feishu/payloads.js'
import { type Door, openDoor } from './door-server.js'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

describe('when the bot fails inside', () => {
  test.each([
    ['a message', message()],
    ['a menu entry', menu()],
  ])('%s is answered 500, so that the platform delivers it again', async (_, payload) => {
    door.answer = () => Promise.reject(new Fault('WRITE_FAILED', '磁盘已满', '请清理磁盘'))
    const reply = await door.deliver(door.seal(payload))
    expect(reply.status).toBe(500)
    expect(reply.text).not.toContain('磁盘')
    expect(door.logged).toMatchObject([
      { level: 'error', detail: { event: 'evt-0001', err: { code: 'WRITE_FAILED' } } },
    ])
  })

  test('a press is never delivered again: the person is told at once', async () => {
    door.answer = () => {
      throw new Error('boom')
    }
    const reply = await door.deliver(door.seal(press()))
    expect(reply).toMatchObject({
      status: 200,
      json: { toast: { type: 'error', content: '系统暂时繁忙，您的操作未保存，请稍后再试' } },
    })
  })
})

describe('did the answer to a press leave in time', () => {
  const noted = () => {
    const told: boolean[] = []
    return { told, flushed: (inTime: boolean) => void told.push(inTime) }
  }

  test.each([
    [2_500, true],
    [2_501, false],
  ])('%i ms after it arrived: %s', async (ms, inTime) => {
    const { told, flushed } = noted()
    door.answer = async () => {
      door.pass(ms)
      return { body: {}, flushed }
    }
    await door.deliver(door.seal(press()))
    await vi.waitFor(() => expect(told).toEqual([inTime]))
  })

  test.each([
    ['forward', 0, 86_400_000, true],
    ['back', 2_501, -2_501, false],
  ])('by the time that passed, though the calendar is set %s meanwhile', async (_, ms, set, inTime) => {
    const { told, flushed } = noted()
    door.answer = async () => {
      door.pass(ms)
      door.setCalendar(set)
      return { body: {}, flushed }
    }
    await door.deliver(door.seal(press()))
    await vi.waitFor(() => expect(told).toEqual([inTime]))
  })

  test('not when the platform has hung up before', async () => {
    const { told, flushed } = noted()
    let hangUp = () => undefined as void
    const hungUp = new Promise<void>((resolve) => {
      hangUp = resolve
    })
    door.answer = async () => {
      await hungUp
      return { body: {}, flushed }
    }
    const { body, headers = {} } = door.seal(press())
    const socket = connect(door.server.port, '127.0.0.1')
    const lines = Object.entries({ ...headers, Host: 'x', 'Content-Length': String(Buffer.byteLength(body)) })
    socket.write(
      `POST /webhook/event HTTP/1.1\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n${String(body)}`,
    )
    await vi.waitFor(() => expect(door.received).toHaveLength(1))
    socket.destroy()
    await once(socket, 'close')
    // By the time another request has been answered, the server knows of it.
    await door.get('/healthz')
    hangUp()
    await vi.waitFor(() => expect(told).toEqual([false]))
    // It was not answered, therefore the same request is no replay.
    door.answer = async () => ({ body: {} })
    expect((await door.deliver({ body, headers })).status).toBe(200)
  })

  test('a fault in noting it does not harm the answer', async () => {
    door.answer = async () => ({
      body: { ok: 1 },
      flushed: () => {
        throw new Error('late')
      },
    })
    expect(await door.deliver(door.seal(press()))).toMatchObject({ status: 200, json: { ok: 1 } })
    await vi.waitFor(() =>
      expect(door.logged).toMatchObject([{ level: 'error', detail: { err: { message: 'late' } } }]),
    )
  })
})

describe('the other routes', () => {
  test('GET /healthz', async () => {
    expect(await door.get('/healthz')).toEqual({ status: 200, json: { ok: true } })
  })

  test('GET /readyz tells why not', async () => {
    expect(await door.get('/readyz')).toEqual({ status: 200, json: { ok: true } })
    door.health = async () => ({ ok: false, reason: '未取得平台访问凭证' })
    expect(await door.get('/readyz')).toEqual({
      status: 503,
      json: { ok: false, reason: '未取得平台访问凭证' },
    })
    door.health = () => Promise.reject(new Error('secret detail'))
    const broken = await door.get('/readyz')
    expect(broken.status).toBe(503)
    expect(JSON.stringify(broken.json)).not.toContain('secret')
  })

  test('without keys there is no door, and everything else stays', async () => {
    const closed = await openDoor(null)
    expect((await closed.deliver(door.seal(press()))).status).toBe(404)
    expect((await closed.get('/healthz')).status).toBe(200)
    await closed.close()
  })

  test('anything else', async () => {
    expect((await door.get('/')).status).toBe(404)
    expect((await door.get('/webhook/event')).status).toBe(405)
  })
})

describe('the server', () => {
  test('close lets the request under way finish, then resolves', async () => {
    let release = () => undefined as void
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    door.answer = async () => {
      await held
      return { body: { done: true } }
    }
    const reply = door.deliver(door.seal(press()))
    await vi.waitFor(() => expect(door.received).toHaveLength(1))
    const closed = door.server.close()
    release()
    expect(await reply).toMatchObject({ status: 200, json: { done: true } })
    await closed
    await expect(door.get('/healthz')).rejects.toThrow('fetch failed')
  })

  test('close does not wait for idle kept-alive connections', async () => {
    const socket = connect(door.server.port, '127.0.0.1')
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(socket, 'data')
    const gone = once(socket, 'close')
    await door.server.close()
    await gone
    expect(socket.destroyed).toBe(true)
  })

  test('a port in use stops the start with a Fault', async () => {
    const clock = { now: () => 0, elapsed: () => 0, after: () => () => undefined }
    await expect(listen(new Koa(), '127.0.0.1', door.server.port, clock)).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining(String(door.server.port)),
    })
  })
})
