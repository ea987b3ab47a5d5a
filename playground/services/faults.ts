import { z } from 'zod'
import type { Emulator } from '../emulator/emulator.js'
import type { FaultView } from '../page/panel/behind.js'
import { NotPossible, type Service } from '../service.js'
import { type Said, SWITCHES } from './fault-switches.js'

interface Active {
  said: Said
  /** How often it had struck before. */
  before: number
  lift: () => void
}

const NOTHING_SAID: Said = { seconds: 3, person: '' }

/** The switchboard of faults: what is on, how often it struck since, and the way back to fair weather. */
export class FaultBoard {
  private readonly active = new Map<string, Active>()
  /** Strikes of what was switched off again, or is over as soon as it is done. */
  private readonly past = new Map<string, number>()

  constructor(private readonly emulator: Emulator) {
    for (const entry of SWITCHES) {
      const said = entry.kept?.(emulator)
      if (said) this.switchOn(entry.id, said)
    }
  }

  view(): FaultView[] {
    return SWITCHES.map((entry) => {
      const active = this.active.get(entry.id)
      const { seconds, person } = active?.said ?? NOTHING_SAID
      const struck = active ? entry.struck(this.emulator) - active.before : (this.past.get(entry.id) ?? 0)
      const { id, group, name, expect, needs = null, once = false } = entry
      return { id, group, name, expect, on: active !== undefined, struck, needs, seconds, person, once }
    })
  }

  /** @throws NotPossible when there is no such fault, or what it needs was not said */
  switchOn(id: string, said: Partial<Said> = {}): void {
    const entry = SWITCHES.find((one) => one.id === id)
    if (!entry) throw new NotPossible('没有这项故障')
    const person = said.person ?? ''
    if (entry.needs === 'person' && !this.emulator.people.some(({ openId }) => openId === person))
      throw new NotPossible('请先选择人员')
    this.switchOff(id)
    const full = { seconds: said.seconds ?? NOTHING_SAID.seconds, person }
    const before = entry.struck(this.emulator)
    const lift = entry.on(this.emulator, full)
    if (entry.once) this.past.set(id, (this.past.get(id) ?? 0) + 1)
    else this.active.set(id, { said: full, before, lift })
    this.emulator.changes.happened()
  }

  switchOff(id: string): void {
    const active = this.active.get(id)
    if (!active) return
    const struck = SWITCHES.find((one) => one.id === id)?.struck(this.emulator) ?? 0
    this.active.delete(id)
    this.past.set(id, struck - active.before)
    active.lift()
    this.emulator.changes.happened()
  }

  clear(): void {
    for (const id of this.active.keys()) this.switchOff(id)
  }
}

const Wanted = z.strictObject({
  id: z.string(),
  on: z.boolean(),
  seconds: z.int().min(1).max(60).optional(),
  person: z.string().optional(),
})

/** The switches on the page. */
export function faultsService(board: FaultBoard): Service {
  return {
    get: { '/api/faults': () => board.view() },
    post: {
      '/api/faults/switch': (body) => {
        const { id, on, seconds, person } = Wanted.parse(body)
        if (on)
          board.switchOn(id, {
            ...(seconds === undefined ? {} : { seconds }),
            ...(person === undefined ? {} : { person }),
          })
        else board.switchOff(id)
        return board.view()
      },
      '/api/faults/clear': () => {
        board.clear()
        return board.view()
      },
    },
  }
}
