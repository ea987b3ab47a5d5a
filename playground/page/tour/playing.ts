import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { whyNot } from '../calls.js'
import { tourCalls } from './tour-calls.js'
import type { Done, Place, SceneView, StepView } from './tour-view.js'

/** One step in the row of all steps of all scenes. */
export interface Stop {
  scene: SceneView
  /** Number of the scene and of the step in it, from 0. */
  sceneNumber: number
  number: number
  step: StepView
}

/** `pointing`: it is shown what will be touched. `failed`: it could not be done. `still`: done, or before the first. */
type Phase = 'still' | 'pointing' | 'acting' | 'failed'

interface Standing {
  /** The stop that is shown; -1 before the first, past the last at the end. */
  shown: number
  /** The last stop whose step has been done. */
  done: number
  phase: Phase
  place: Place | null
  error: string | null
}

export interface Playing extends Standing {
  stops: readonly Stop[]
  auto: boolean
  busy: boolean
  /** What came of the stop shown. */
  result: Done | null
  next: () => void
  back: () => void
  retry: () => void
  skip: () => void
  toScene: (number: number) => void
  setAuto: (on: boolean) => void
}

/** How long the button stays outlined before it is pressed, ms; longer where something is typed. */
const POINTING_MS = 1300
const POINTING_WRITTEN_MS = 2400
/** How long what came of a step is shown before the next: time to read its caption. */
const READING_MS = 2400
const READING_PER_CHARACTER_MS = 32

const BEGINNING: Standing = { shown: -1, done: -1, phase: 'still', place: null, error: null }

/** Goes through the tour: one step at a time, back to what has been, or by itself. */
export function usePlaying(scenes: readonly SceneView[]): Playing {
  const stops = useMemo(
    () =>
      scenes.flatMap((scene, sceneNumber) =>
        scene.steps.map((step, number): Stop => ({ scene, sceneNumber, step, number })),
      ),
    [scenes],
  )
  const [standing, setStanding] = useState(BEGINNING)
  const [auto, setAuto] = useState(false)
  const results = useRef(new Map<number, Done>())
  /** Counts up whenever another step is begun: what an earlier one still brings no longer matters. */
  const turn = useRef(0)
  const { shown, done, phase } = standing
  const busy = phase === 'pointing' || phase === 'acting'

  const go = useCallback(
    async (to: number) => {
      turn.current += 1
      const mine = turn.current
      const stop = stops[to]
      if (!stop) return setStanding({ ...BEGINNING, shown: stops.length, done: stops.length - 1 })
      const set = (change: Partial<Standing>) => {
        if (mine === turn.current) setStanding((before) => ({ ...before, ...change }))
      }
      results.current.delete(to)
      setStanding({ shown: to, done: to - 1, phase: 'pointing', place: null, error: null })
      try {
        if (stop.number === 0) await tourCalls.begin(stop.scene.id)
        const place = await tourCalls.where(stop.scene.id, stop.number)
        set({ place })
        if (place) await wait(written(place) ? POINTING_WRITTEN_MS : POINTING_MS)
        if (mine !== turn.current) return undefined
        set({ phase: 'acting' })
        results.current.set(to, await tourCalls.perform(stop.scene.id, stop.number))
        return set({ phase: 'still', done: to, place: null })
      } catch (error) {
        if (mine === turn.current) setAuto(false)
        return set({ phase: 'failed', error: whyNot(error) })
      }
    },
    [stops],
  )

  const next = useCallback(() => {
    if (busy || phase === 'failed' || shown >= stops.length) return
    if (shown < done) setStanding((before) => ({ ...before, shown: shown + 1 }))
    else void go(shown + 1)
  }, [busy, phase, shown, done, stops, go])

  useEffect(() => {
    if (shown >= stops.length && stops.length > 0) setAuto(false)
    if (!auto || phase !== 'still' || shown >= stops.length) return undefined
    const caption = stops[shown]?.step.caption ?? ''
    const pause = shown < 0 ? 0 : READING_MS + caption.length * READING_PER_CHARACTER_MS
    const timer = setTimeout(next, pause)
    return () => clearTimeout(timer)
  }, [auto, phase, shown, stops, next])

  return {
    ...standing,
    stops,
    auto,
    busy,
    result: results.current.get(shown) ?? null,
    next,
    back: () => {
      if (busy || phase === 'failed' || shown <= 0) return
      setAuto(false)
      setStanding((before) => ({ ...before, shown: Math.min(shown, done + 1) - 1 }))
    },
    retry: () => void go(shown),
    skip: () => void go(shown + 1),
    toScene: (number) => void go(stops.findIndex(({ sceneNumber }) => sceneNumber === number)),
    setAuto,
  }
}

const written = (place: Place | null) => place !== null && (place.text !== null || place.typed.length > 0)

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
