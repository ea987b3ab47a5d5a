import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

/** One stream for all that looks live here: browsers allow a page only a few connections. */
const listeners = new Set<() => void>()
let stream: EventSource | null = null

function listen(run: () => void): () => void {
  if (!stream) {
    stream = new EventSource('/api/stream')
    const tell = () => {
      for (const listener of listeners) listener()
    }
    stream.addEventListener('change', tell)
    stream.addEventListener('open', tell)
  }
  listeners.add(run)
  return () => {
    listeners.delete(run)
    if (listeners.size > 0) return
    stream?.close()
    stream = null
  }
}

/**
 * What the server says at this address, asked again after every change while `wanted`; null until it first answers. The
 * function takes an answer that came by another way.
 */
export function useLive<T>(path: string, wanted = true): [T | null, (fresh: T) => void] {
  const [found, setFound] = useState<T | null>(null)
  const busy = useRef({ asking: false, again: false })

  const ask = useCallback(async () => {
    const state = busy.current
    state.again = true
    if (state.asking) return
    state.asking = true
    while (state.again) {
      state.again = false
      const answer = await fetch(path).catch(() => null)
      if (answer?.ok) setFound((await answer.json()) as T)
    }
    state.asking = false
  }, [path])

  useEffect(() => {
    if (!wanted) return undefined
    void ask()
    return listen(() => void ask())
  }, [ask, wanted])
  return [found, setFound]
}
