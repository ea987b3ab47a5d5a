import { useEffect, useId, useRef } from 'preact/hooks'
import type { Question } from './card-context.js'

/** Asks before a press goes through. Esc means no; the focus returns to where it was. */
export function Confirm({ question, close }: { question: Question; close: (yes: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const leave = (yes: boolean) => {
    dialog.current?.close()
    close(yes)
  }
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        leave(false)
      }}
    >
      <h2 id={titleId}>{question.title}</h2>
      {question.text && <p>{question.text}</p>}
      <div class="confirm-buttons">
        <button type="button" class="button" onClick={() => leave(false)}>
          取消
        </button>
        <button type="button" class="button primary_filled" onClick={() => leave(true)}>
          确定
        </button>
      </div>
    </dialog>
  )
}
