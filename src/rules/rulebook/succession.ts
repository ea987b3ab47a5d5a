import type { CalendarDate } from '../../domain/calendar-date.js'
import { Fault } from '../../domain/fault.js'
import type { Edition } from './edition.js'

/** Every edition that can be chosen, by id. */
export type Editions = ReadonlyMap<string, Edition>

/** What of an edition says when it is in force and in whose place. */
export type Place = Pick<Edition, 'id' | 'inForceFrom' | 'supersedes'>

/** The edition of that id. @throws Fault BAD_RULEBOOK for an unknown id, naming the known ones */
export function editionNamed(editions: Editions, id: string): Edition {
  const found = editions.get(id)
  if (found) return found
  throw new Fault(
    'BAD_RULEBOOK',
    `没有名为“${id}”的规则版本`,
    `请改用已有版本之一：${[...editions.keys()].join('、')}`,
  )
}

/**
 * 现行版本: the edition in force on a day, in the line of succession that `first` stands in. Before the day on which a
 * successor comes into force the edition it replaces answers; before the day of the oldest known one, that one.
 * @param first id of the edition the roster names; any edition of the line leads to the same answer
 * @throws Fault BAD_RULEBOOK for an unknown id
 */
export function editionOn(editions: Editions, first: string, day: CalendarDate): Edition {
  let edition = editionNamed(editions, first)
  while (day < edition.inForceFrom && edition.supersedes !== null)
    edition = editionNamed(editions, edition.supersedes)
  for (;;) {
    const next = [...editions.values()].find((one) => one.supersedes === edition.id)
    if (!next || day < next.inForceFrom) return edition
    edition = next
  }
}

/**
 * What is wrong with the line of succession, one sentence a fault, with the id of the edition that says it: an unknown
 * predecessor, a line that leads back to itself, two successors of one edition, a date not after the predecessor's.
 */
export function successionFaults(places: readonly Place[]): { id: string; says: string }[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  return places.flatMap((place) => {
    const { id, supersedes, inForceFrom } = place
    if (supersedes === null) return []
    const before = byId.get(supersedes)
    if (!before) return [{ id, says: `supersedes 所写的“${supersedes}”不是已有的规则版本` }]
    const faults: string[] = []
    if (leadsBack(place, byId)) faults.push(`版本的接续成环：“${id}”最终又接续自己`)
    else if (inForceFrom <= before.inForceFrom)
      faults.push(
        `施行日期 ${inForceFrom} 不晚于所接续的“${supersedes}”的施行日期 ${before.inForceFrom}，日期不能倒退`,
      )
    const rival = places.find((other) => other.supersedes === supersedes)
    if (rival && rival.id !== id)
      faults.push(`与“${rival.id}”都写明接续“${supersedes}”，一个版本只能有一个后续版本`)
    return faults.map((says) => ({ id, says }))
  })
}

function leadsBack(place: Place, byId: ReadonlyMap<string, Place>): boolean {
  let at: Place | undefined = place
  for (let steps = 0; at && steps < byId.size; steps++) {
    at = at.supersedes === null ? undefined : byId.get(at.supersedes)
    if (at?.id === place.id) return true
  }
  return false
}
