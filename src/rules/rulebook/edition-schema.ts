import { z } from 'zod'
import { CalendarDate } from '../../domain/calendar-date.js'

/** One clause: its stable id, the citation people know (五（三）第2段), its nature, and its words as published. */
export const Clause = z.strictObject({
  id: z.string().min(1),
  cite: z.string().min(1),
  kind: z.string().min(1),
  text: z.string().min(1),
})
export type Clause = Readonly<z.infer<typeof Clause>>

/** A heading of the text as published, and the number it stands behind (五（五）6). */
export const Heading = z.strictObject({ cite: z.string().min(1), title: z.string().min(1) })
export type Heading = Readonly<z.infer<typeof Heading>>

const named = { name: z.string().min(1), clause: z.string().min(1) }

/** An amount in fen. `inclusive`: does the rule reach the amount itself; null where the words leave it open. */
const threshold = <T extends z.ZodType>(inclusive: T) =>
  z.strictObject({ ...named, unit: z.literal('分'), value: z.int().positive(), inclusive })
const count = <U extends string>(unit: U) =>
  z.strictObject({ ...named, unit: z.literal(unit), value: z.int().positive() })

/** Every number of the rules, with its unit and the clause that gives it (an id of the reference edition). */
export const Parameters = z.strictObject({
  filingBelow: threshold(z.boolean()),
  expertsUpTo: threshold(z.boolean()),
  softwareFrom: threshold(z.boolean()),
  infoCap: threshold(z.boolean()),
  tenderAbove: threshold(z.boolean()),
  tenderFrom: threshold(z.boolean().nullable()),
  supervisionFrom: threshold(z.boolean()),
  quorum: z.strictObject({
    ...named,
    unit: z.literal('比例'),
    numerator: z.int().positive(),
    denominator: z.int().positive(),
    inclusive: z.boolean().nullable(),
  }),
  contractFiling: count('工作日'),
  procurementStart: count('月'),
  procurementStop: count('月'),
  reapplication: count('月'),
  thirdPartyFailures: count('次'),
  expertFailures: count('次'),
  renewalFrom: count('年次'),
  renewalTo: count('年次'),
  roundMonth: count('月份'),
  midYearMonth: count('月份'),
  reviewFromMonth: count('月份'),
  reviewToMonth: count('月份'),
})
export type Parameters = Readonly<z.infer<typeof Parameters>>

/** An edition of the rules as data. */
export const EditionData = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  docNo: z.string().min(1),
  issuer: z.string().min(1),
  issuedOn: CalendarDate,
  /** From which day it applies; until then the edition it supersedes does. */
  inForceFrom: CalendarDate,
  /** Id of the edition in whose place it comes, where that one is known here. */
  supersedes: z.string().optional(),
  /** 文号 of the document that it abolishes, as its text says. */
  repeals: z.string().min(1),
  status: z.string().min(1),
  /** 成员单位 by their full names, bracketed plates included. */
  seats: z.array(z.string().min(2)).min(1).readonly(),
  /** A number whose clause is `absent` is left out. */
  parameters: Parameters.partial(),
  clauses: z.array(Clause).readonly(),
  headings: z.array(Heading).readonly().default([]),
  /**
   * Only in editions other than the reference one: for each of its clause ids, the id of the own clause that took its
   * place, or `absent`. Ids that are not named keep their id.
   */
  map: z.record(z.string(), z.string()).optional(),
})
export type EditionData = Readonly<z.input<typeof EditionData>>
