import { notices } from './broadcast.js'
import { conversation } from './conversation.js'
import type { Entry } from './entry.js'
import { settings } from './settings.js'
import { ORDINARY, type Size } from './size.js'
import { topics } from './topic.js'
import { writtenRound } from './written-round.js'

/** Every procedure that shows cards: a further one is a file beside these, and a row here. */
const PROCEDURES: readonly ((size: Size) => Entry[])[] = [
  writtenRound,
  topics,
  notices,
  conversation,
  settings,
]

/** 卡片一览: every card in every state, by procedure, at the size wanted. */
export const catalogue = (size: Size = ORDINARY): Entry[] => PROCEDURES.flatMap((entries) => entries(size))
