import { useEffect, useState } from 'preact/hooks'

/** Id of the button that opens the panel: where the focus returns. */
export const OPENER = 'panel-opener'

const KEPT = 'playground.panel'
/** From this width on the panel has a column of its own, and is there unless it was closed. */
const ROOMY = '(min-width: 1400px)'
const CHANGED = 'panel-opened'

const isOpen = (): boolean => (localStorage.getItem(KEPT) ?? String(matchMedia(ROOMY).matches)) === 'true'

/** Is the panel open, and the way to open or close it; remembered by this browser. */
export function useOpened(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(isOpen)
  useEffect(() => {
    const look = () => setOpen(isOpen())
    window.addEventListener(CHANGED, look)
    return () => window.removeEventListener(CHANGED, look)
  }, [])
  return [
    open,
    (wanted) => {
      localStorage.setItem(KEPT, String(wanted))
      window.dispatchEvent(new Event(CHANGED))
    },
  ]
}
