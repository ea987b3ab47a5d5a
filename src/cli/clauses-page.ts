import { readFileSync } from 'node:fs'
import { clausesPage, type ProvingQuestion } from '../rules/ledger/page.js'
import { loadEdition } from '../rules/rulebook/editions.js'

/** Prints docs/clauses.md from the ledger, the edition, the topics and the questions that reach each clause. */
const questions = readFileSync(new URL('../../test/eval/clause-questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ProvingQuestion)

process.stdout.write(clausesPage(loadEdition('yangpu-2021-4'), questions))
