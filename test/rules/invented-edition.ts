import { readFileSync } from 'node:fs'
import { YANGPU_2021_4 } from '../../src/rules/rulebook/yangpu-2021-4.js'

/** Folder of an invented successor: no such document exists, its numbers and clauses are made up for tests. */
export const INVENTED_FOLDER = 'test/rules/editions'
export const INVENTED_FILE = `${INVENTED_FOLDER}/invented-2027-1.json`
export const INVENTED_TEXT = readFileSync(INVENTED_FILE, 'utf8')
export const INVENTED_ID = 'invented-2027-1'
export const REFERENCE_ID = YANGPU_2021_4.id

/** The data of the invented edition, with changes. */
export const invented = (changes: object = {}): Record<string, unknown> => ({
  ...(JSON.parse(INVENTED_TEXT) as Record<string, unknown>),
  ...changes,
})
