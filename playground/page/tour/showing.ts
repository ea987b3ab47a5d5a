import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { forgetKept } from '../kept.js'
import type { PageView } from '../view.js'
import { buttonIn, fieldIn, linesOf, mark, scrollTo, writeInto } from './pointing.js'
import type { Place, SeenView } from './tour-view.js'

/** How long what is written is shown before the button further down, ms. */
const FIELDS_FIRST_MS = 1100

const lineOf = (list: HTMLElement | null, message: string | null | undefined) =>
  list?.querySelector<HTMLElement>(`[data-message="${message}"]`) ?? null

/**
 * Writes what the step will write, outlines what it will press and marks what must be seen, each scrolled to. Answers how
 * often something written was given up: with that the cards forget it, as the bot has it now.
 */
export function useShowing(
  list: RefObject<HTMLDivElement | null>,
  of: { view: PageView; place: Place | null; seen: readonly SeenView[]; front: boolean },
): number {
  const { view, place, seen, front } = of
  const [wave, setWave] = useState(0)
  const written = useRef<Place | null>(null)
  const shown = useRef('')

  useEffect(() => {
    if (!place || place.typed.length === 0) return undefined
    return () => {
      forgetKept(`${place.person} ${place.message}`)
      setWave((before) => before + 1)
    }
  }, [place])

  useLayoutEffect(() => {
    const box = list.current
    const line = place && lineOf(box, place.message)
    if (!box || !line) return undefined
    const button = place.button === null ? null : buttonIn(line, place.button)
    const fields = place.typed.flatMap(({ label, value }) => {
      const field = fieldIn(line, label)
      if (field && written.current !== place) writeInto(field, value)
      return field ?? []
    })
    const touched = [...fields, ...(button ? [button] : [])]
    fields.forEach((field) => field.setAttribute('data-written', ''))
    button?.setAttribute('data-pointed', '')
    if (written.current !== place) {
      written.current = place
      scrollTo(box, line, touched[0])
      if (fields.length > 0) setTimeout(() => scrollTo(box, line, button ?? undefined), FIELDS_FIRST_MS)
    }
    return () => {
      for (const one of touched)
        for (const name of ['data-written', 'data-pointed']) one.removeAttribute(name)
    }
  }, [view, place, wave])

  useLayoutEffect(() => {
    const box = list.current
    if (!box || place) return undefined
    const ranges = seen.flatMap(({ message, words }) => {
      const line = lineOf(box, message)
      return line ? linesOf(line, words) : []
    })
    const unmark = mark(ranges)
    const id = seen.at(-1)?.message ?? view.messages.at(-1)?.id
    const line = lineOf(box, id)
    const key = `${id} ${view.messages.find((one) => one.id === id)?.version} ${ranges.length} ${front}`
    if (line && key !== shown.current) {
      shown.current = key
      scrollTo(
        box,
        line,
        ranges.find((range) => line.contains(range.startContainer)),
      )
    }
    return unmark
  }, [view, place, seen, front, wave])

  return wave
}
