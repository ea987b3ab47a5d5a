/** A topic's answer to a case that the question states. */
export interface Verdict {
  says: string
  /** It says all that the topic's own sentence says. */
  whole?: true
  notes: string[]
}
