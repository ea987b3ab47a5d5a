import { useMemo, useRef, useState } from 'preact/hooks'
import { type Button, buttonsOf, type Field, fieldsOf } from '../emulator/card/client.js'
import { calls, type TypedValues } from './calls.js'
import { type CardHands, Hands, type Value } from './card-context.js'
import { Elements } from './elements.js'
import { type Json, objectIn, stringIn, wordsIn } from './json.js'
import type { MessageView, PressAnswer } from './view.js'

/** A card as the client draws it, with its forms and buttons working for `as`. */
export function CardView(props: {
  message: MessageView
  as: string
  tell: (toast: PressAnswer['toast']) => void
}) {
  const { message, as, tell } = props
  const card = message.card ?? {}
  const [typed, setTyped] = useState<Record<string, Value>>({})
  const [busy, setBusy] = useState<string | null>(null)
  const [asked, setAsked] = useState<Button | null>(null)
  const buttons = useMemo(() => new Map(buttonsOf(card).map((one) => [one.path, one])), [message.card])
  const fields = useMemo(() => new Map(fieldsOf(card).map((one) => [one.path, one])), [message.card])

  /** What was typed belongs to a field and the value it began with: a card that brings another value shows that. */
  const keyOf = (field: Field) => `${field.name ?? field.path} ${JSON.stringify(field.initial)}`
  const valueOf = (field: Field) => typed[keyOf(field)] ?? field.initial

  const run = (path: string, work: () => Promise<PressAnswer>) => {
    setBusy(path)
    work()
      .then((answer) => {
        if (answer.toast) tell(answer.toast)
        if (answer.replaced) setTyped({})
        if (answer.opened !== null && /^https?:/.test(answer.opened))
          window.open(answer.opened, '_blank', 'noopener,noreferrer')
      })
      .catch((error: unknown) =>
        tell({ type: 'error', content: error instanceof Error ? error.message : '操作未完成' }),
      )
      .finally(() => setBusy(null))
  }

  const press = (button: Button) => {
    const own = [...fields.values()].filter(
      (one) => one.form !== null && one.form === button.form && !one.disabled,
    )
    if (button.action === 'reset') return setTyped({})
    const given: Record<string, TypedValues[string]> = {}
    if (button.action === 'submit')
      for (const field of own) if (field.name !== null) given[field.name] = valueOf(field)
    return run(button.path, () => calls.press(as, message.id, message.version, button.path, given))
  }

  const hands: CardHands = {
    buttons,
    fields,
    busy,
    valueOf,
    type: (field, value) => setTyped((before) => ({ ...before, [keyOf(field)]: value })),
    press: (button) => {
      if (button.disabled) return tell({ type: 'info', content: button.why ?? '现在不能操作' })
      return button.confirm ? setAsked(button) : press(button)
    },
    choose: (field, value) => run(field.path, () => calls.choose(as, message.id, field.path, value)),
  }

  const body = objectIn(card, 'body')
  const width = stringIn(objectIn(card, 'config'), 'width_mode') ?? 'default'
  return (
    <Hands.Provider value={hands}>
      <article class={`card width-${width}`} aria-busy={busy !== null}>
        <Header header={objectIn(card, 'header')} />
        <div class="card-body">
          <Elements
            list={body['elements']}
            path="body.elements"
            spacing={stringIn(body, 'vertical_spacing')}
          />
        </div>
      </article>
      {asked?.confirm && (
        <Confirm
          button={asked}
          close={(yes) => {
            setAsked(null)
            if (yes) press(asked)
          }}
        />
      )}
    </Hands.Provider>
  )
}

function Header({ header }: { header: Json }) {
  const title = wordsIn(header, 'title')
  if (title === '') return null
  const tags = Array.isArray(header['text_tag_list']) ? (header['text_tag_list'] as Json[]) : []
  const subtitle = wordsIn(header, 'subtitle')
  return (
    <header class={`card-header c-${stringIn(header, 'template') ?? 'default'}`}>
      <h3>
        <span class="card-title">{title}</span>
        {tags.map((tag, index) => (
          <span key={index} class={`tag c-${stringIn(tag, 'color') ?? 'blue'}`}>
            {wordsIn(tag, 'text')}
          </span>
        ))}
      </h3>
      {subtitle && <p class="card-subtitle">{subtitle}</p>}
    </header>
  )
}

function Confirm({ button, close }: { button: Button; close: (yes: boolean) => void }) {
  const opened = useRef(false)
  const show = (dialog: HTMLDialogElement | null) => {
    if (dialog && !opened.current) {
      opened.current = true
      dialog.showModal()
    }
  }
  return (
    <dialog ref={show} class="confirm" aria-labelledby="confirm-title" onCancel={() => close(false)}>
      <h2 id="confirm-title">{button.confirm?.title}</h2>
      {button.confirm?.text && <p>{button.confirm.text}</p>}
      <div class="confirm-buttons">
        <button type="button" class="button" onClick={() => close(false)}>
          取消
        </button>
        <button type="button" class="button primary_filled" onClick={() => close(true)}>
          确定
        </button>
      </div>
    </dialog>
  )
}
