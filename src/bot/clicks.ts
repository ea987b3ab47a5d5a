import type { Clock } from '../domain/clock.js'

/** How long a card on which somebody may be typing is left alone although it has changed. */
const TYPING_MS = 10 * 60_000

/** What became known of a card by a click on it. */
export interface Pressed {
  /**
   * The answer has left in time, or may not have arrived. `shown`: the card now surely shows it, because neither another
   * click nor a patch crossed it. `kept`: no patch crossed it, so that what it holds to be typed on is there.
   */
  answered(inTime: boolean): { shown: boolean; kept: boolean }
  /** The card may be written to again; not before what it shows is written down. `typing`: the answer left a form open on it. */
  release(typing: boolean): void
}

/** Which cards are being clicked, patched or typed on at this moment. */
export interface Clicks {
  press(place: string): Pressed
  /** Is a click on it under way, or may somebody be typing there? Then nobody else writes to the card. */
  occupied(place: string): boolean
  /** A patch sets out; `byClick` becomes true when a click crosses it before its `end`. */
  patching(place: string): Patching
  /** Resolves when no click is being answered, at the latest after so long. */
  quiet(withinMs: number): Promise<void>
  stop(): void
}

export interface Patching {
  byClick: boolean
  end: () => void
}

interface OnCard {
  unanswered: number
  held: number
  /** By another click, by a patch. */
  crossed: boolean
  patched: boolean
}

/** `free`: told when nobody has typed on a card for so long that it may be written to. */
export function createClicks(clock: Clock, free: (place: string) => void): Clicks {
  const cards = new Map<string, OnCard>()
  const patches = new Map<string, Patching>()
  const typing = new Map<string, () => void>()
  const waiting = new Set<() => void>()

  function endWaiting(): void {
    for (const end of waiting) end()
  }

  function typedOn(place: string, is: boolean): void {
    typing.get(place)?.()
    typing.delete(place)
    if (!is) return
    const over = () => {
      typing.delete(place)
      free(place)
    }
    typing.set(place, clock.after(TYPING_MS, over))
  }

  return {
    press(place) {
      const card = cards.get(place) ?? { unanswered: 0, held: 0, crossed: false, patched: false }
      cards.set(place, card)
      const patch = patches.get(place)
      if (patch) {
        patch.byClick = true
        card.patched = true
      }
      if (card.unanswered > 0) card.crossed = true
      card.unanswered += 1
      card.held += 1
      return {
        answered(inTime) {
          card.unanswered -= 1
          const kept = inTime && !card.patched
          const shown = kept && !card.crossed
          if (card.unanswered === 0) {
            card.crossed = false
            card.patched = false
          }
          return { shown, kept }
        },
        release(isTyping) {
          card.held -= 1
          if (card.held > 0) return
          cards.delete(place)
          typedOn(place, isTyping)
          if (cards.size === 0) endWaiting()
        },
      }
    },
    occupied: (place) => cards.has(place) || typing.has(place),
    patching(place) {
      const patch: Patching = { byClick: false, end: () => void patches.delete(place) }
      patches.set(place, patch)
      return patch
    },
    quiet(withinMs) {
      if (cards.size === 0) return Promise.resolve()
      return new Promise((resolve) => {
        const end = () => {
          callOff()
          waiting.delete(end)
          resolve()
        }
        const callOff = clock.after(withinMs, end)
        waiting.add(end)
      })
    },
    stop() {
      for (const callOff of typing.values()) callOff()
      typing.clear()
      endWaiting()
    },
  }
}
