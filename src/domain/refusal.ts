/**
 * An expected “no”, shown to the person who asked. `basis` is the id of the clause it rests on, or 「系统规定」 where
 * the rules have no word on it (type parameter `Basis` is the union of clause ids where rules are in reach).
 * `already` marks a repeat of what is done: nothing is wrong, nothing more happens.
 */
export interface Refusal<Basis extends string = string> {
  refused: string
  already?: true
  /** What was typed must not be kept anywhere: it may be classified. */
  forget?: true
  /** What is not possible and why, in one or two Chinese sentences. */
  why: string
  basis: Basis | '系统规定'
  /** The next step, including who can do it. */
  next: string
}

/** Is this answer of `decide` a refusal? */
export const isRefusal = (answer: object): answer is Refusal => 'refused' in answer
