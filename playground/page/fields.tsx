import { useContext } from 'preact/hooks'
import { roomOf, widthOf } from './box.js'
import { Hands } from './card-context.js'
import { MultiSelect, OverflowMenu, Select } from './choices.js'
import { Checker, InputField, Picker } from './inputs.js'
import { type Json, wordsIn } from './json.js'

interface Drawn {
  element: Json
  path: string
}

/** A field of the card: kept until the form is sent, or sent at once outside a form. */
export function FieldElement({ element, path }: Drawn) {
  const hands = useContext(Hands)
  const field = hands.fields.get(path)
  if (!field) return null
  const { look, style } = widthOf(element)
  const why = field.disabled ? wordsIn(element, 'disabled_tips') : ''
  return (
    <div
      class={`field-place ${field.tag === 'overflow' ? 'width-default' : look} ${field.disabled ? 'off' : ''}`}
      style={{ ...style, ...roomOf({ margin: element['margin'] }) }}
      title={why || undefined}
      onClick={why ? () => hands.tip(why) : undefined}
    >
      {fieldOf(element, path, field.tag)}
    </div>
  )
}

function fieldOf(element: Json, path: string, tag: string) {
  if (tag === 'input') return <InputField element={element} path={path} />
  if (tag === 'checker') return <Checker element={element} path={path} />
  if (tag === 'overflow') return <OverflowMenu element={element} path={path} />
  if (tag.startsWith('multi_')) return <MultiSelect path={path} />
  if (tag.startsWith('select_')) return <Select path={path} />
  return <Picker path={path} />
}
