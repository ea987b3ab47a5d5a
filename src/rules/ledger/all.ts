import type { ClauseId } from '../rulebook/edition.js'
import { APPLICATION } from './application.js'
import { CLOSING } from './closing.js'
import { DECIDING } from './deciding.js'
import type { Entry } from './entry.js'
import { GENERAL } from './general.js'
import { IMPLEMENTATION } from './implementation.js'
import { REVIEW } from './review.js'

/** 条款台账: how each of the clauses is carried out, with the reason. A clause without an entry does not compile. */
export const LEDGER: Readonly<Record<ClauseId, Entry>> = {
  ...GENERAL,
  ...DECIDING,
  ...APPLICATION,
  ...REVIEW,
  ...IMPLEMENTATION,
  ...CLOSING,
}
