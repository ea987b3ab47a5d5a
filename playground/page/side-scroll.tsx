import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** Something that may be wider than its place: then it scrolls, by keyboard too. */
export function SideScroll({ name, children }: { name: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null)
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      if (box.current) setWide(box.current.scrollWidth > box.current.clientWidth + 1)
    })
    if (box.current) watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  const reach = wide ? { tabIndex: 0, role: 'group' as const, 'aria-label': `${name}，可左右滚动` } : {}
  return (
    <div ref={box} class="table-frame" {...reach}>
      {children}
    </div>
  )
}
