import type { Emulator } from '../emulator/emulator.js'
import type { CheckView, PanelView } from '../page/panel/behind.js'
import { checkView, decisionLines, recordLines } from '../record/lines.js'
import type { RecordReader } from '../record/record-reader.js'
import type { Service } from '../service.js'
import { callLine } from './calls.js'
import { deliveryLine } from './deliveries.js'

/** So many of each are shown. */
const MOST = 200

/**
 * What goes on behind the conversation: deliveries and calls as the platform saw them, decisions and record as they stand
 * in the bot's folder. Reads only. `now` is the demo's time.
 */
export function panelService(emulator: Emulator, reader: RecordReader, now: () => number): Service {
  let check: CheckView | null = null
  const nameOf = (person: string) => emulator.people.find(({ openId }) => openId === person)?.name

  const view = async (): Promise<PanelView> => {
    await reader.refresh()
    const { deliveries, calls } = emulator
    const [decisions, acts] = decisionLines(reader, nameOf, MOST)
    const [record, events] = recordLines(reader, nameOf, MOST)
    return {
      deliveries: deliveries
        .slice(-MOST)
        .reverse()
        .map((delivery) => deliveryLine(emulator, delivery)),
      calls: calls
        .slice(-MOST)
        .map((call, place) => callLine(emulator, call, Math.max(0, calls.length - MOST) + place + 1))
        .reverse(),
      decisions,
      record,
      counts: { deliveries: deliveries.length, calls: calls.length, decisions: acts, record: events },
      check,
    }
  }
  return {
    get: { '/api/panel': view },
    post: {
      '/api/panel/verify': async () => {
        const found = await reader.verify()
        await reader.refresh()
        check = checkView(found, now(), reader)
        return check
      },
    },
  }
}
