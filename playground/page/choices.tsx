import { useContext, useLayoutEffect } from 'preact/hooks'
import type { Field } from '../emulator/card/client.js'
import { isObject } from '../emulator/card/rules.js'
import { Hands, Names } from './card-context.js'
import { nameOf, useField } from './field-value.js'
import { useFolding } from './folding.js'
import { Outline } from './icons.js'
import { type Json, listIn, stringIn, wordsIn } from './json.js'

/** What there is to choose from; a select of people that lists nobody offers everybody in the chat. */
function useOptions(field: Field): readonly { text: string; value: string }[] {
  const names = useContext(Names)
  const { members } = useContext(Hands)
  if (!field.tag.endsWith('_person')) return field.options
  const ids = field.options.length > 0 ? field.options.map(({ value }) => value) : members
  return ids.map((id) => ({ value: id, text: names.get(id) ?? id }))
}

/** A choice of one. What is chosen can be changed but not taken back, as in the client. Source: 下拉选择-单选. */
export function Select({ path }: { path: string }) {
  const { field, id, value, write } = useField(path)
  const options = useOptions(field)
  return (
    <select
      id={id}
      class={value === '' ? 'select unchosen' : 'select'}
      aria-label={nameOf(field)}
      aria-required={field.required}
      disabled={field.disabled}
      value={String(value)}
      onChange={(event) => write(event.currentTarget.value)}
    >
      <option value="" disabled>
        {field.placeholder || '请选择'}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  )
}

/** A choice of several: a line with what is chosen, which opens the list. Source: 下拉选择-多选. */
export function MultiSelect({ path }: { path: string }) {
  const { field, id, value, write } = useField(path)
  const options = useOptions(field)
  const { open, toggle, box, button } = useFolding<HTMLDivElement>()
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const words = options.filter((option) => chosen.includes(option.value)).map(({ text }) => text)
  const turn = (option: string, on: boolean) => {
    const wanted = new Set(on ? [...chosen, option] : chosen.filter((one) => one !== option))
    write(options.map((one) => one.value).filter((one) => wanted.has(one)))
  }
  return (
    <div class="several" ref={box}>
      <span id={`${id}-name`} class="visually-hidden">
        {nameOf(field)}
      </span>
      <button
        id={id}
        ref={button}
        type="button"
        class={words.length === 0 ? 'select opener unchosen' : 'select opener'}
        aria-labelledby={`${id}-name ${id}`}
        aria-expanded={open}
        disabled={field.disabled}
        onClick={toggle}
      >
        <span class="opener-words">
          {words.length === 0
            ? field.placeholder || '请选择'
            : words.map((word) => (
                <span key={word} class="tag c-neutral">
                  {word}
                </span>
              ))}
        </span>
        <Outline name="down" />
      </button>
      {open && (
        <fieldset class="choices">
          <legend class="visually-hidden">{nameOf(field)}</legend>
          {options.map((option) => (
            <label key={option.value}>
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={(event) => turn(option.value, event.currentTarget.checked)}
              />
              {option.text}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}

/** Acts folded behind a button of three dots. Source: 折叠按钮组. */
export function OverflowMenu({ element, path }: { element: Json; path: string }) {
  const hands = useContext(Hands)
  const { field, id } = useField(path)
  const { open, toggle, close, box, button } = useFolding<HTMLDivElement>()
  useLayoutEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
  }, [open])
  const confirm = isObject(element['confirm']) ? element['confirm'] : null
  const question = confirm && { title: wordsIn(confirm, 'title'), text: wordsIn(confirm, 'text') }
  const take = (option: Json) => {
    close()
    const chosen = stringIn(option, 'value') ?? wordsIn(option, 'text')
    hands.ask(question, () => hands.choose(field, chosen))
  }
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const entries = [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
    const at = entries.findIndex((entry) => entry === document.activeElement)
    entries[(at + step + entries.length) % entries.length]?.focus()
  }
  return (
    <div class="overflow" ref={box} onKeyDown={move}>
      <button
        id={id}
        ref={button}
        type="button"
        class="button dots"
        aria-label="更多操作"
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={field.disabled}
        onClick={toggle}
      >
        <Outline name="more" />
      </button>
      {open && (
        <div class="menu" role="menu" aria-label="更多操作">
          {listIn(element, 'options').map((option, index) => (
            <button key={index} type="button" role="menuitem" class="menu-entry" onClick={() => take(option)}>
              {wordsIn(option, 'text')}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
