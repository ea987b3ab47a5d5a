import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

/** One stream for the whole page: browsers allow a page only a few connections. */
const listeners = new Set<() => void>()
let stream: EventSource | null = null
const watchers = new Set<(cut: boolean) => void>()

/** Calls `run` when something changed on the server, or the way to it stands again; the returned function ends it. */
export function onChange(run: () => void): () => void {
  if (!stream) {
    stream = new EventSource('/api/stream')
    const tell = () => {
      for (const listener of listeners) listener()
    }
    stream.addEventListener('change', tell)
    stream.addEventListener('open', tell)
    for (const [event, cut] of [
      ['error', true],
      ['open', false],
    ] as const)
      stream.addEventListener(event, () => {
        for (const watcher of watchers) watcher(cut)
      })
  }
  listeners.add(run)
  return () => {
    listeners.delete(run)
    if (listeners.size > 0) return
    stream?.close()
    stream = null
  }
}

/** Is the way to the server cut? The browser itself tries again every second. */
export function useCut(): boolean {
  const [cut, setCut] = useState(false)
  useEffect(() => {
    watchers.add(setCut)
    return () => void watchers.delete(setCut)
  }, [])
  return cut
}

/** Runs the work once at a time; calls in between are made good by one more run. What fails is asked for at the next change. */
export function useOneAtATime(work: () => Promise<void>): () => void {
  const running = useRef(false)
  const again = useRef(false)
  return useCallback(() => {
    again.current = true
    if (running.current) return
    const run = async () => {
      running.current = true
      while (again.current) {
        again.current = false
        await work().catch(() => undefined)
      }
      running.current = false
    }
    void run()
  }, [work])
}
