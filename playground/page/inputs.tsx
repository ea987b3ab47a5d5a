import { useContext, useState } from 'preact/hooks'
import { characters } from '../emulator/card/rules.js'
import { ButtonElement } from './button.js'
import { Hands } from './card-context.js'
import { nameOf, useField } from './field-value.js'
import { type Json, listIn, objectIn, stringIn } from './json.js'
import { Markdown } from './markdown.js'

/** A line, several lines or a password, with its label above or to the left and how many characters stand in it. */
export function InputField({ element, path }: { element: Json; path: string }) {
  const hands = useContext(Hands)
  const { field, id, value, write } = useField(path)
  const text = String(value)
  const alone = field.form === null
  const shared = {
    id,
    value: text,
    maxLength: field.maxLength ?? 1000,
    placeholder: field.placeholder,
    disabled: field.disabled,
    'aria-required': field.required,
  }
  const single = {
    autoComplete: 'off',
    onInput: (event: { currentTarget: HTMLInputElement }) => write(event.currentTarget.value),
    onKeyDown: (event: { key: string; isComposing: boolean }) => {
      if (alone && event.key === 'Enter' && !event.isComposing) hands.choose(field, text)
    },
  }
  return (
    <div class={`field label-${stringIn(element, 'label_position') ?? 'top'}`}>
      <div class="field-head">
        <label
          class={`${field.required ? 'field-label required' : 'field-label'} ${field.label === null ? 'visually-hidden' : ''}`}
          for={id}
        >
          {nameOf(field)}
        </label>
        {text !== '' && (
          <span class="field-count">
            {characters(text)}/{field.maxLength}
          </span>
        )}
      </div>
      {field.rows > 0 ? (
        <textarea {...shared} rows={field.rows} onInput={(event) => write(event.currentTarget.value)} />
      ) : element['input_type'] === 'password' ? (
        <input {...shared} {...single} type="password" />
      ) : (
        <input {...shared} {...single} type="text" />
      )}
      {alone && text !== '' && (
        <button type="button" class="button send-input" onClick={() => hands.choose(field, text)}>
          发送“{nameOf(field)}”
        </button>
      )}
    </div>
  )
}

const PICKERS: Readonly<Record<string, 'date' | 'time' | 'datetime-local'>> = {
  date_picker: 'date',
  picker_time: 'time',
  picker_datetime: 'datetime-local',
}

/** A day, a time or both. The browser writes `2026-01-15T09:30`, the platform `2026-01-15 09:30`. */
export function Picker({ path }: { path: string }) {
  const { field, id, value, write } = useField(path)
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? String(value).replace(' ', 'T')
  return (
    <input
      id={id}
      class={shown === '' ? 'select unchosen' : 'select'}
      type={PICKERS[field.tag] ?? 'date'}
      aria-label={nameOf(field)}
      aria-required={field.required}
      disabled={field.disabled}
      value={shown}
      onInput={(event) => setDraft(event.currentTarget.value)}
      onChange={(event) => {
        setDraft(null)
        write(event.currentTarget.value.slice(0, 16).replace('T', ' '))
      }}
    />
  )
}

/** A box to tick with its words and small buttons; a ticked one is struck where the card says so. Source: 勾选器. */
export function Checker({ element, path }: { element: Json; path: string }) {
  const { field, id, value, write } = useField(path)
  const look = objectIn(element, 'checked_style')
  const words = objectIn(element, 'text')
  const struck = value === true && look['show_strikethrough'] === true
  const faded = value === true && typeof look['opacity'] === 'number' ? { opacity: look['opacity'] } : {}
  return (
    <div class="checker-line">
      <label class={struck ? 'checker struck' : 'checker'} style={faded}>
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          disabled={field.disabled}
          onChange={(event) => write(event.currentTarget.checked)}
        />
        {words['tag'] === 'lark_md' ? <Markdown content={stringIn(words, 'content') ?? ''} /> : nameOf(field)}
      </label>
      {listIn(objectIn(element, 'button_area'), 'buttons').map((one, index) => (
        <ButtonElement key={index} element={one} path={`${path}.button_area.buttons.${index}`} />
      ))}
    </div>
  )
}
