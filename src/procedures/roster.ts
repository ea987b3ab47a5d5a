import type { Refusal } from '../domain/refusal.js'
import { Roster } from '../domain/roster.js'
import type { Basis, Context, Procedure } from './procedure.js'

/** The roster on record, once loaded. */
interface RosterState {
  roster: Roster | null
}

interface RosterCommand {
  do: 'Load'
  roster: Roster
  /** Where it comes from: the name of the file. */
  source: string
}

interface RosterEvent {
  did: 'RosterLoaded'
  roster: Roster
  source: string
}

/** Who the committee is by the record; null before the first roster is loaded. */
export const rosterOn = (state: RosterState): Roster | null => state.roster

function decide(
  state: RosterState,
  command: RosterCommand,
  context: Context,
): RosterEvent[] | Refusal<Basis> {
  if (context.actor.role !== 'system')
    return {
      refused: 'NOT_YOUR_ROLE',
      why: '名册在首次启动时由系统从文件载入。',
      basis: '系统规定',
      next: '成员单位或人员有变动的，请由联席会议办公室办理「成员变更」。',
    }
  if (!state.roster) return [{ did: 'RosterLoaded', roster: command.roster, source: command.source }]
  if (sameRoster(state.roster, command.roster))
    return {
      refused: 'ALREADY',
      already: true,
      why: '已经办理：名册内容相同，已在记录中。',
      basis: '系统规定',
      next: '无需重复办理。',
    }
  return {
    refused: 'ROSTER_ON_RECORD',
    why: '名册已在记录中，文件中的不同内容未采用。',
    basis: '2.members',
    next: '成员单位或人员有变动的，请由联席会议办公室办理「成员变更」。',
  }
}

/** The schema writes its keys in one order, whatever the order in the file was. */
const sameRoster = (a: Roster, b: Roster): boolean =>
  JSON.stringify(Roster.parse(a)) === JSON.stringify(Roster.parse(b))

/** 名册: one case `roster/main`. The first file is taken on record once; changes come by 成员变更, never by another file. */
export const roster: Procedure<RosterState, RosterCommand, RosterEvent> = {
  kind: 'roster',
  official: true,
  standing: true,
  initial: { roster: null },
  bases: { RosterLoaded: '2.members' },
  decide,
  evolve: (_, { event }) => ({ roster: event.roster }),
  wakeAt: () => undefined,
  consequences: () => [],
  index: () => ({ open: false, waits: [], tags: {} }),
  todos: () => [],
}
