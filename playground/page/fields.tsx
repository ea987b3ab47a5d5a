import { useContext, useId, useState } from 'preact/hooks'
import type { Field } from '../emulator/card/client.js'
import { Hands, Names, type Value } from './card-context.js'

/** A button of the card; a disabled one stays reachable and says why. */
export function ButtonElement({ path }: { path: string }) {
  const hands = useContext(Hands)
  const button = hands.buttons.get(path)
  if (!button) return null
  return (
    <button
      type="button"
      class={`button ${button.type}`}
      aria-disabled={button.disabled}
      title={button.why ?? undefined}
      disabled={hands.busy !== null}
      data-busy={hands.busy === path}
      onClick={() => hands.press(button)}
    >
      {button.text}
    </button>
  )
}

/** A field of the card: kept until the form is sent, or sent at once outside a form. */
export function FieldElement({ path }: { path: string }) {
  const hands = useContext(Hands)
  const field = hands.fields.get(path)
  if (!field) return null
  if (field.tag === 'input') return <InputField field={field} />
  if (field.tag === 'checker') return <Checker field={field} />
  if (field.tag.startsWith('multi_')) return <MultiSelect field={field} />
  if (field.tag.startsWith('select_') || field.tag === 'overflow') return <Select field={field} />
  return <Picker field={field} />
}

/** Reads and writes one field, wherever it stands. */
function useField(field: Field): [Value, (value: string | boolean) => void] {
  const hands = useContext(Hands)
  const write = (value: string | boolean) => {
    hands.type(field, value)
    if (field.form === null && field.tag !== 'input') hands.choose(field, value)
  }
  return [hands.valueOf(field), write]
}

function nameOf(field: Field): string {
  return field.label ?? field.name ?? '填写'
}

/** From here on the client counts. */
const NEARLY_FULL = 0.8

function InputField({ field }: { field: Field }) {
  const hands = useContext(Hands)
  const [value, write] = useField(field)
  const text = String(value)
  const id = useId()
  const send = (event: { key: string }) => {
    if (field.form === null && event.key === 'Enter') hands.choose(field, text)
  }
  return (
    <div class="field">
      <label class={field.required ? 'field-label required' : 'field-label'} for={id}>
        {nameOf(field)}
      </label>
      {field.rows > 0 ? (
        <textarea
          id={id}
          rows={field.rows}
          value={text}
          maxLength={field.maxLength ?? 1000}
          placeholder={field.placeholder}
          disabled={field.disabled}
          aria-required={field.required}
          onInput={(event) => write(event.currentTarget.value)}
        />
      ) : (
        <input
          id={id}
          type="text"
          value={text}
          maxLength={field.maxLength ?? 1000}
          placeholder={field.placeholder}
          disabled={field.disabled}
          aria-required={field.required}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={send}
        />
      )}
      {field.maxLength !== null && text.length > field.maxLength * NEARLY_FULL && (
        <span class="field-count">
          {text.length} / {field.maxLength}
        </span>
      )}
    </div>
  )
}

function Select({ field }: { field: Field }) {
  const names = useContext(Names)
  const [value, write] = useField(field)
  return (
    <select
      class="select"
      aria-label={nameOf(field)}
      aria-required={field.required}
      disabled={field.disabled}
      value={String(value)}
      onChange={(event) => write(event.currentTarget.value)}
    >
      <option value="" disabled={field.required}>
        {field.placeholder || '请选择'}
      </option>
      {field.options.map((option) => (
        <option key={option.value} value={option.value}>
          {field.tag === 'select_person' ? (names.get(option.value) ?? option.text) : option.text}
        </option>
      ))}
    </select>
  )
}

function MultiSelect({ field }: { field: Field }) {
  const names = useContext(Names)
  const hands = useContext(Hands)
  const value = hands.valueOf(field)
  const chosen = Array.isArray(value) ? (value as string[]) : []
  return (
    <fieldset class="choices" disabled={field.disabled}>
      <legend class="visually-hidden">{nameOf(field)}</legend>
      {field.options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) => {
              const others = chosen.filter((one) => one !== option.value)
              hands.type(field, event.currentTarget.checked ? [...others, option.value] : others)
            }}
          />
          {names.get(option.value) ?? option.text}
        </label>
      ))}
    </fieldset>
  )
}

const PICKERS: Readonly<Record<string, 'date' | 'time' | 'datetime-local'>> = {
  date_picker: 'date',
  picker_time: 'time',
  picker_datetime: 'datetime-local',
}

/** The browser writes `2026-01-15T09:30`, the platform `2026-01-15 09:30`. */
function Picker({ field }: { field: Field }) {
  const [value, write] = useField(field)
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? String(value).replace(' ', 'T')
  return (
    <input
      class="select"
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

function Checker({ field }: { field: Field }) {
  const [value, write] = useField(field)
  return (
    <label class="checker">
      <input
        type="checkbox"
        checked={value === true}
        disabled={field.disabled}
        onChange={(event) => write(event.currentTarget.checked)}
      />
      {nameOf(field)}
    </label>
  )
}
