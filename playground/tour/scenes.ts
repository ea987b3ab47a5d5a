import type { Scene } from './scene.js'
import { keptOut } from './scenes/kept-out.js'
import { questions } from './scenes/questions.js'
import { topic } from './scenes/topic.js'
import { writtenRound } from './scenes/written-round.js'

/** The tour, in its order; a further procedure adds its scene here. */
export const SCENES: readonly Scene[] = [questions, writtenRound, topic, keptOut]
