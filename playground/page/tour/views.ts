import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { calls } from '../calls.js'
import { onChange, useOneAtATime } from '../changes.js'
import type { PageView } from '../view.js'

/** What each of these people sees in the private chat now, by open_id; looked up anew after every change. */
export function useViews(people: readonly string[]): ReadonlyMap<string, PageView> {
  const [views, setViews] = useState<ReadonlyMap<string, PageView>>(new Map())
  const wanted = useRef(people)
  wanted.current = people
  const key = people.join(' ')

  const look = useCallback(async () => {
    const asked = wanted.current
    const fresh = await Promise.all(asked.map((who) => calls.view(who, '')))
    if (asked.join(' ') === wanted.current.join(' '))
      setViews(new Map(fresh.map((view, index) => [asked[index] ?? '', view])))
  }, [])
  const load = useOneAtATime(look)

  useEffect(load, [key, load])
  useEffect(() => onChange(load), [load])

  return views
}
