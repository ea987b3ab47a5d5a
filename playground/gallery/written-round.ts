import type { Entry } from './entry.js'
import type { Size } from './size.js'
import { afterwards } from './written-round/afterwards.js'
import { preparing } from './written-round/preparing.js'
import { seats } from './written-round/seats.js'
import { signing } from './written-round/signing.js'
import { stagesOf } from './written-round/stages.js'
import { underWay } from './written-round/under-way.js'

/** Every card of 书面征询, in the order in which a matter brings them. */
export function writtenRound(size: Size): Entry[] {
  const stages = stagesOf(size)
  return [
    ...preparing(stages),
    ...underWay(stages),
    ...seats(stages),
    ...signing(stages),
    ...afterwards(stages),
  ]
}
