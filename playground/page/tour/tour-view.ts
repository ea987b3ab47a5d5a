/** A scene as the page lists it. */
export interface SceneView {
  id: string
  title: string
  about: string
  steps: readonly StepView[]
}

export interface StepView {
  caption: string
  /** Whose screens are seen, by open_id. */
  screens: readonly string[]
  /** Who acts; null where time passes or there is only something to look at. */
  actor: string | null
}

/** What a step will touch. */
export interface Place {
  person: string
  /** The message with the button, or the one replied to. */
  message: string | null
  /** The words of the button; null for a text, and for a button that is there no longer. */
  button: string | null
  /** What will be typed or chosen, by label; choices by their value. */
  typed: readonly { label: string; value: string }[]
  /** What will be written. */
  text: string | null
  /** What the client asks before it sends the press. */
  confirm: { title: string; text: string } | null
}

/** A card that must now be seen, and the words on it. */
export interface SeenView {
  person: string
  message: string
  words: readonly string[]
}

/** What came of a step. */
export interface Done {
  seen: readonly SeenView[]
  /** The notice that the one who pressed is shown. */
  notice: { person: string; words: string } | null
}
