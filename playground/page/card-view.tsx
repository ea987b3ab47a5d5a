import { useContext, useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { type Button, buttonsOf, type Field, fieldsOf } from '../emulator/card/client.js'
import { calls, fileAddress, type TypedValues, whyNot } from './calls.js'
import { type CardHands, Hands, Members, type Question, type Value } from './card-context.js'
import { CardHeader } from './card-header.js'
import { Confirm } from './confirm.js'
import { Body } from './elements.js'
import { objectIn, stringIn, wordsIn } from './json.js'
import { useKept } from './kept.js'
import { SampleFill } from './sample-fill.js'
import type { Tell } from './toasts.js'
import type { MessageView, PressAnswer } from './view.js'

const NOTHING_TYPED: Readonly<Record<string, Value>> = {}
export const TOO_OLD = '卡片发出已超过14天，不能再操作'

/** A card as the client draws it, with its forms and buttons working for `as`. */
export function CardView(props: {
  message: MessageView
  as: string
  tell: Tell
  /** Why nothing on this card can be pressed, wherever it is only shown. */
  barred?: string
}) {
  const { message, as, tell } = props
  const barred = props.barred ?? (message.expired ? TOO_OLD : null)
  const card = message.card ?? {}
  const prefix = useId()
  const members = useContext(Members)
  const [typed, setTyped] = useKept(`${as} ${message.id}`, NOTHING_TYPED)
  const [busy, setBusy] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ question: Question; go: () => void } | null>(null)
  const { frame, fresh } = useUpdates(message.version)
  const buttons = useMemo(() => new Map(buttonsOf(card).map((one) => [one.path, one])), [message.card])
  const fields = useMemo(() => new Map(fieldsOf(card).map((one) => [one.path, one])), [message.card])

  /** What was typed belongs to a field and the value it began with: a card that brings another value shows that. */
  const keyOf = (field: Field) => `${field.name ?? field.path} ${JSON.stringify(field.initial)}`
  const valueOf = (field: Field) => typed[keyOf(field)] ?? field.initial
  const type = (field: Field, value: Value) => setTyped((before) => ({ ...before, [keyOf(field)]: value }))
  const tip = (content: string) => tell({ type: 'info', content })
  const clear = () => setTyped(() => NOTHING_TYPED)

  const run = (path: string, work: () => Promise<PressAnswer>) => {
    setBusy(path)
    work()
      .then((answer) => {
        if (answer.toast) tell(answer.toast)
        if (answer.replaced) clear()
        if (answer.opened !== null && /^https?:/.test(answer.opened))
          window.open(answer.opened, '_blank', 'noopener,noreferrer')
      })
      .catch((error: unknown) => tell({ type: 'error', content: whyNot(error) }))
      .finally(() => setBusy(null))
  }

  const press = (button: Button) => {
    const own = [...fields.values()].filter(
      (one) => one.form !== null && one.form === button.form && !one.disabled,
    )
    if (button.action === 'reset') return clear()
    const given: Record<string, TypedValues[string]> = {}
    if (button.action === 'submit')
      for (const field of own) if (field.name !== null) given[field.name] = valueOf(field)
    return run(button.path, () => calls.press(as, message.id, message.version, button.path, given))
  }

  const ask = (question: Question | null, go: () => void) => (question ? setAsked({ question, go }) : go())
  const hands: CardHands = {
    buttons,
    fields,
    busy,
    members,
    idOf: (path) => `${prefix} ${path}`.replaceAll(/[ .]/g, '-'),
    pictureOf: (key) => fileAddress(as, message.id, key),
    valueOf,
    type,
    ask,
    tip,
    press: (button) => {
      if (barred !== null) return tip(barred)
      if (button.disabled) return tip(button.why ?? '现在不能操作')
      return ask(button.confirm, () => press(button))
    },
    choose: (field, value) =>
      barred === null ? run(field.path, () => calls.choose(as, message.id, field.path, value)) : tip(barred),
  }

  const width = stringIn(objectIn(card, 'config'), 'width_mode') ?? 'default'
  const link = stringIn(objectIn(card, 'card_link'), 'url')
  const look = ['card', `width-${width}`, fresh ? 'fresh' : '', message.expired ? 'expired' : '']
  return (
    <Hands.Provider value={hands}>
      <div ref={frame} class={look.join(' ')} aria-busy={busy !== null} tabIndex={-1}>
        {link !== undefined && (
          <a
            class="whole"
            href={link}
            target="_blank"
            rel="noreferrer noopener"
            aria-label={`打开链接 ${wordsIn(objectIn(card, 'header'), 'title')}`.trim()}
          />
        )}
        <CardHeader header={objectIn(card, 'header')} />
        <Body card={card} />
      </div>
      {!message.expired && <SampleFill fields={[...fields.values()]} valueOf={valueOf} type={type} />}
      {asked && (
        <Confirm
          question={asked.question}
          close={(yes) => {
            setAsked(null)
            if (yes) asked.go()
          }}
        />
      )}
    </Hands.Provider>
  )
}

const SHORTLY = 1_600

/**
 * Marks a card for a moment after it changed. When what had the focus is gone with the old card, the card itself has it,
 * so that the keyboard goes on from here and not from the top of the page.
 */
function useUpdates(version: number) {
  const frame = useRef<HTMLDivElement>(null)
  const drawn = useRef(version)
  const within = useRef(false)
  const [fresh, setFresh] = useState(false)
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      within.current = event.target instanceof Node && (frame.current?.contains(event.target) ?? false)
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [])
  useEffect(() => {
    if (drawn.current === version) return undefined
    drawn.current = version
    if (within.current && document.activeElement === document.body)
      frame.current?.focus({ preventScroll: true })
    setFresh(true)
    const timer = setTimeout(() => setFresh(false), SHORTLY)
    return () => clearTimeout(timer)
  }, [version])
  return { frame, fresh }
}
