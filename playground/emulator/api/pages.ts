import { z } from 'zod'
import { unionId } from '../world.js'
import { fieldRefused } from './refusal.js'

/** How people are named in an answer. A user_id is given out to nobody here: its scope is not granted. */
export const IdType = z.enum(['open_id', 'union_id'])

/** `page_size` of a query: 1 to 100, 20 when absent. */
export const PageSize = z
  .string()
  .regex(/^\d+$/)
  .transform(Number)
  .pipe(z.number().min(1).max(100))
  .default(20)

/** A person's id of the kind asked for. */
export const idAs = (type: z.infer<typeof IdType>, person: string): string =>
  type === 'union_id' ? unionId(person) : person

/** One page of a list, and the token of the next while there is one. */
export function pageOf<T>(
  all: readonly T[],
  size: number,
  token: string | undefined,
): { items: readonly T[]; has_more: boolean; page_token?: string } {
  const from = token ? placeIn(token) : 0
  const items = all.slice(from, from + size)
  const next = from + size
  if (next >= all.length) return { items, has_more: false }
  return { items, has_more: true, page_token: Buffer.from(`at:${next}`).toString('base64url') }
}

function placeIn(token: string): number {
  const place = /^at:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (place === undefined) throw fieldRefused('page_token', 'not a token of this list')
  return Number(place)
}
