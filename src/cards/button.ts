import { z } from 'zod'
import { CaseId } from '../domain/ids.js'

/**
 * What a button carries, written and read by this one schema. Never who pressed it: that is the platform's `operator`.
 * `c` and `k`: case and key of the message the button stands on. `a`: the act, a key of the acts table. `v`: the version
 * of the matter the card showed. `t`: the case acted on, where it is not `c`. `p`: what the act needs besides.
 */
export const ButtonValue = z.strictObject({
  c: CaseId,
  k: z.string().min(1).max(120),
  a: z.string().min(1).max(60),
  v: z.int().min(0).optional(),
  t: CaseId.optional(),
  p: z
    .record(z.string().max(40), z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]))
    .optional(),
})
export type ButtonValue = z.infer<typeof ButtonValue>
