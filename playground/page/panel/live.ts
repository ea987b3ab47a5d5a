import { useCallback, useEffect, useState } from 'preact/hooks'
import { get } from '../calls.js'
import { onChange, useOneAtATime } from '../changes.js'

/**
 * What the server says at this address, asked again after every change while `wanted`; null until it first answers. The
 * function takes an answer that came by another way.
 */
export function useLive<T>(path: string, wanted = true): [T | null, (fresh: T) => void] {
  const [found, setFound] = useState<T | null>(null)
  const look = useCallback(async () => setFound(await get<T>(path)), [path])
  const ask = useOneAtATime(look)

  useEffect(() => {
    if (!wanted) return undefined
    ask()
    return onChange(ask)
  }, [ask, wanted])
  return [found, setFound]
}
