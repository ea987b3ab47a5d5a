import { useContext } from 'preact/hooks'
import type { Field } from '../emulator/card/client.js'
import { Hands, type Value } from './card-context.js'

const NO_FIELD: Field = {
  tag: '',
  path: '',
  name: null,
  label: null,
  form: null,
  required: false,
  disabled: true,
  maxLength: null,
  placeholder: '',
  rows: 0,
  options: [],
  calls: false,
  initial: '',
}

/** Reads and writes one field; outside a form a choice is sent at once, a text when it is finished. */
export function useField(path: string) {
  const hands = useContext(Hands)
  const field = hands.fields.get(path) ?? NO_FIELD
  const write = (value: Value) => {
    if (field.disabled) return
    hands.type(field, value)
    const finished = typeof value === 'string' || typeof value === 'boolean'
    if (field.form === null && field.tag !== 'input' && field.calls && finished) hands.choose(field, value)
  }
  return { field, id: hands.idOf(path), value: hands.valueOf(field), write }
}

/** What a field is called: its own label, or the line of text before it. */
export function nameOf(field: Field): string {
  return field.label ?? field.name ?? '填写'
}
