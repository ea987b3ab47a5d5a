import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Identities } from './identities.js'
import { chooseLook, chosenLook, LOOKS, type Look } from './look.js'
import type { PersonView } from './view.js'

/**
 * Who one is and can be, the other pages and the colours. On a phone a sheet over the conversation, which closes with its
 * button, with Esc and after a choice.
 */
export function Side(props: {
  people: readonly PersonView[]
  me: string
  become: (openId: string) => void
  open: boolean
  close: () => void
}) {
  const { open, close } = props
  const button = useRef<HTMLButtonElement>(null)
  // Before the browser notices that the button under the sheet is out of reach and takes the focus from it.
  useLayoutEffect(() => {
    if (!open) return undefined
    const before = document.activeElement
    button.current?.focus()
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('keydown', escape)
      const back = before?.isConnected ? before : document.querySelector('.who')
      if (back instanceof HTMLElement) back.focus()
    }
  }, [open])
  return (
    <aside class="side" aria-label="身份与页面">
      <div class="brand">
        <p class="brand-name" aria-hidden="true">
          联席会议助手
        </p>
        <p>演示环境：可切换身份，逐一体验</p>
        <button ref={button} type="button" class="button close-side" onClick={close}>
          关闭
        </button>
      </div>
      <Identities people={props.people} me={props.me} become={props.become} />
      <div class="elsewhere">
        <a href="/tour">三分钟走一遍</a>
        <a href="/gallery">卡片一览</a>
        <LookChoice />
      </div>
    </aside>
  )
}

/** 外观: a choice of colours that holds for every page. */
export function LookChoice() {
  const [look, setLook] = useState<Look>(chosenLook)
  return (
    <label class="look">
      外观
      <select
        value={look}
        onChange={(event) => {
          const chosen = event.currentTarget.value as Look
          chooseLook(chosen)
          setLook(chosen)
        }}
      >
        {Object.entries(LOOKS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
