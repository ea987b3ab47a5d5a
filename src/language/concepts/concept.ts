/** 概念: words, over plain() text, that mean one thing in questions about the rules. */
export interface ConceptWords {
  words: RegExp
  /** How much it tells of the topic: 3 a matter of its own, 2 a side of many matters, 1 a word of every question. */
  tells: 1 | 2 | 3
}

/** A matter of its own: 监理, 验收, 会议纪要. */
export const matter = (words: RegExp): ConceptWords => ({ words, tells: 3 })

/** A side that many matters have: who, until when, how many, what if not. */
export const side = (words: RegExp): ConceptWords => ({ words, tells: 2 })

/** A word that may stand in any question and only helps another one. */
export const help = (words: RegExp): ConceptWords => ({ words, tells: 1 })
