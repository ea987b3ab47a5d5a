import { z } from 'zod'
import type { Service } from '../service.js'
import { Performer, type TourParts } from '../tour/performing.js'
import { placeOf } from '../tour/place.js'

const Begun = z.strictObject({ scene: z.string() })
const At = z.strictObject({ scene: z.string(), step: z.int().min(0) })
const Asked = z.object({ scene: z.string(), step: z.coerce.number().int().min(0) })

/** The guided tour: what it shows, where a step will act, and doing it. */
export function tourService(parts: TourParts): Service {
  const performer = new Performer(parts)
  return {
    get: {
      '/api/tour': () => performer.scenes(),
      '/api/tour/where': (query) => {
        const { scene, step } = Asked.parse(Object.fromEntries(query))
        return placeOf(parts.emulator, performer, performer.step(scene, step))
      },
    },
    post: {
      '/api/tour/begin': async (body) => {
        await performer.begin(Begun.parse(body).scene)
        return {}
      },
      '/api/tour/perform': (body) => {
        const { scene, step } = At.parse(body)
        return performer.perform(scene, step)
      },
    },
  }
}
