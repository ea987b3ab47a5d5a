import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { systemClock } from '../../src/bot/system-clock.js'
import { type Running, start } from '../../src/main.js'
import { SimulatedDisk, type Unsynced } from '../store/simulated-disk.js'

/** A machine on which the bot runs and that can fail at any instruction. */
export interface Host {
  /** Starts the bot; resolves with the port when it is ready. */
  boot(): Promise<number>
  /** The machine or the process dies at once. */
  crash(): Promise<void>
  alive(): boolean
  stop(): Promise<void>
}

export type Environment = Record<string, string>

/** In this process, over a disk that can lose power; the bot dies when the disk has none. */
export function simulatedHost(env: Environment, how: () => Unsynced): Host & { disk: SimulatedDisk } {
  const disk = new SimulatedDisk()
  let running: Running | null = null
  return {
    disk,
    alive: () => running !== null,
    async boot() {
      running = await start({ ...env, PORT: '0', DATA_DIR: '/simulated' }, systemClock(Date.now), {
        disk,
        die: () => undefined,
        platformTimeoutMs: 400,
      })
      return running.port
    },
    async crash() {
      const dead = running
      running = null
      disk.powerCut(how())
      // The process is gone: what it still tries finds no disk, and its sockets close.
      await dead?.stop().catch(() => undefined)
    },
    async stop() {
      await running?.stop()
      running = null
    },
  }
}

/** A real process that is killed with SIGKILL. */
export function processHost(env: Environment, dir: string): Host {
  let child: ChildProcess | null = null
  return {
    alive: () => child !== null,
    async boot() {
      const port = await freePort()
      const started = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
        env: { ...process.env, ...env, PORT: String(port), DATA_DIR: dir, NODE_ENV: 'production' },
        stdio: ['ignore', process.env.LAB_LOG ? 'inherit' : 'ignore', 'pipe'],
      })
      let complaint = ''
      started.stderr.on('data', (bytes: Buffer) => {
        complaint += bytes.toString()
      })
      child = started
      started.once('exit', () => {
        if (child === started) child = null
      })
      for (let tries = 0; tries < 400; tries++) {
        if (child !== started) throw new Error(`the bot did not start: ${complaint}`)
        const ready = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
        if (ready?.ok) return port
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error(`the bot is not ready: ${complaint}`)
    },
    async crash() {
      const dying = child
      child = null
      if (!dying) return
      dying.kill('SIGKILL')
      await once(dying, 'exit')
    },
    async stop() {
      const ending = child
      child = null
      if (!ending) return
      ending.kill('SIGTERM')
      await once(ending, 'exit')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
