import { z } from 'zod'
import { FACT_NAMES, type Facts } from '../../rules/facts.js'

const fen = z.int().min(0)
const units = z.int().min(0)
const Amount = z.strictObject({
  min: fen,
  max: fen.nullable(),
  minOpen: z.boolean().optional(),
  maxOpen: z.boolean().optional(),
  approximate: z.boolean().optional(),
})

const PURITY = {
  pureSoftwareOrOps: z.boolean().optional(),
  purity: z.enum(['presumed', 'serviceLike', 'mainlySoftware']).optional(),
}

/** The facts of a question as they travel in a button: written and read by this schema; a fact without a field does not compile. */
const FIELDS = {
  amount: Amount.optional(),
  otherAmount: z
    .strictObject({
      amount: Amount,
      why: z.enum(['perYearAndTotal', 'secondClassFees', 'assessmentFee']),
    })
    .optional(),
  several: z
    .array(z.strictObject({ amount: Amount.optional(), ...PURITY }))
    .max(20)
    .readonly()
    .optional(),
  kind: z.enum(['new', 'upgrade', 'ops', 'service', 'mixed']).optional(),
  ...PURITY,
  infoPublishing: z.union([z.boolean(), z.literal('unsettled')]).optional(),
  unsure: z.array(z.enum(FACT_NAMES)).readonly().optional(),
  superior: z
    .strictObject({
      approved: z.boolean().optional(),
      docNo: z.boolean().optional(),
      conclusion: z.boolean().optional(),
      standardClear: z.boolean().optional(),
      amountClear: z.boolean().optional(),
      allMet: z.boolean().optional(),
    })
    .optional(),
  renewalYear: z.union([z.literal(1), z.literal(2), z.literal(3), z.enum(['renewed', 'unknown'])]).optional(),
  originalApproved: z.boolean().optional(),
  feeItem: z.enum(['alone', 'inside']).optional(),
  emartSoftware: z.enum(['alone', 'inside', 'none', 'unknown']).optional(),
  excluded: z.enum(['hardware', 'communication']).optional(),
  fund: z.enum(['district', 'partly', 'none', 'unknown']).optional(),
  standing: z.enum(['行政机关', '事业单位', '参照单位']).optional(),
  window: z.enum(['midyear', 'urgent']).optional(),
  change: z.boolean().optional(),
  present: units.optional(),
  delegates: units.optional(),
  remote: units.optional(),
  onLeave: units.optional(),
  absent: units.optional(),
  members: units.optional(),
  people: units.optional(),
  named: z.strictObject({ names: units, units: z.array(z.string().max(20)).max(20) }).optional(),
  askedUnit: z.string().max(20).optional(),
  opinions: z
    .strictObject({
      agree: units.optional(),
      against: units.optional(),
      returned: units.optional(),
      missing: units.optional(),
    })
    .optional(),
  failures: z
    .strictObject({ thirdParty: z.int().min(0).optional(), expert: z.int().min(0).optional() })
    .optional(),
  bidPrice: Amount.optional(),
} satisfies Record<keyof Facts, z.ZodType>
const Carried = z.strictObject(FIELDS)

export const writeFacts = (facts: Facts): string => JSON.stringify(facts)

/** The facts that a button carries; null when they cannot be read, for example those of an older version of the program. */
export function readFacts(carried: unknown): Facts | null {
  if (typeof carried !== 'string') return null
  try {
    const { success, data } = Carried.safeParse(JSON.parse(carried))
    return success ? (data as Facts) : null
  } catch {
    return null
  }
}
