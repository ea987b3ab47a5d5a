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

/** An edition of the rules as data. */
export const EditionData = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  docNo: z.string().min(1),
  issuer: z.string().min(1),
  issuedOn: CalendarDate,
  repeals: z.string().min(1),
  status: z.string().min(1),
  clauses: z.array(Clause).readonly(),
})
export type EditionData = Readonly<z.input<typeof EditionData>>
