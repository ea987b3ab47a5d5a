import { readFile } from 'node:fs/promises'

/** Who may hold a folder. A name is given out once and never again. */
export interface Owners {
  /** A new name for somebody in this process; begins with the process id. */
  arrive(): Promise<string>
  /** Does the owner of this name still run? */
  lives(name: string): Promise<boolean>
  leave(name: string): void
}

const here = new Set<string>()
let arrived = 0

async function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

/** Which start of the machine this is; `0` where the system does not say. */
const boot = async () =>
  (await read('/proc/sys/kernel/random/boot_id'))?.replaceAll('-', '').slice(0, 12) ?? '0'

/** When a process started, in ticks since the machine did (field 22 of `stat`, counted behind the bracketed name); `0` where the system does not say. */
async function startOf(pid: number): Promise<string> {
  const stat = await read(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const identify = async (pid: number) => `${pid}-${await boot()}-${await startOf(pid)}`

/**
 * Processes of this machine, told apart by process id, start of the machine and start of the process: a process id used
 * again, after a restart of a container too, is not taken for the dead owner.
 */
export const processOwners: Owners = {
  arrive: async () => {
    arrived += 1
    const number = arrived
    const name = `${await identify(process.pid)}-${number}`
    here.add(name)
    return name
  },
  lives: async (name) => {
    const pid = Number.parseInt(name, 10)
    if (pid === process.pid) return here.has(name)
    return pid > 0 && runs(pid) && name.startsWith(`${await identify(pid)}-`)
  },
  leave: (name) => {
    here.delete(name)
  },
}
