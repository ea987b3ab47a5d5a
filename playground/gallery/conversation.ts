import { answers } from './conversation/answers.js'
import { words } from './conversation/words.js'
import type { Entry } from './entry.js'
import type { Size } from './size.js'

/** Every card of 问答与会话: what a word brings, answers about the rules, clauses, and what could not be taken up. */
export const conversation = (size: Size): Entry[] => [...words(size), ...answers(size)]
