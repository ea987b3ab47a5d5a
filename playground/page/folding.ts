import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/**
 * Something that opens below its button and closes with Esc, with a press elsewhere or when the focus leaves it; the
 * focus then is on the button again, unless it went on by itself.
 */
export function useFolding<Box extends HTMLElement>() {
  const [open, setOpen] = useState(false)
  const box = useRef<Box>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  useLayoutEffect(() => {
    if (!open) return undefined
    const outside = (target: EventTarget | null) => target instanceof Node && !box.current?.contains(target)
    const leave = (event: Event) => {
      if (outside(event.target)) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      close()
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    box.current?.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
      box.current?.removeEventListener('keydown', escape)
    }
  }, [open])
  return { open, toggle: () => setOpen(!open), close, box, button }
}
