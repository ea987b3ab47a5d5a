import { useEffect, useState } from 'preact/hooks'
import type { PressAnswer } from './view.js'

/** What is said for a moment, or null. */
type Said = PressAnswer['toast']
export type Tell = (said: Said) => void

/** Long enough to read two lines, ms. */
const SAID_MS = 4_500

/** What was said last, until it is gone by itself, and how to say something. */
export function useSaid(): [Said, Tell] {
  const [said, tell] = useState<Said>(null)
  useEffect(() => {
    if (!said) return undefined
    const timer = setTimeout(() => tell(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  return [said, tell]
}

/** Where the page says it. */
export function Toasts({ said }: { said: Said }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {said && <p class={`toast ${said.type}`}>{said.content}</p>}
    </div>
  )
}
