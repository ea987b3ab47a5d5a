import { useContext } from 'preact/hooks'
import type { Field } from '../emulator/card/client.js'
import { ServerTime, type Value } from './card-context.js'
import { sampleFor } from './samples.js'

/** Below a form, outside the card: fills what is still empty with an example. It presses nothing. */
export function SampleFill(props: {
  fields: readonly Field[]
  valueOf: (field: Field) => Value
  type: (field: Field, value: Value) => void
}) {
  const now = useContext(ServerTime)
  if (now === null) return null
  const found = props.fields
    .filter((field) => field.form !== null && !field.disabled && props.valueOf(field) === '')
    .map((field) => ({ field, sample: sampleFor(field, now()) }))
  const open = found.filter(({ sample }) => sample !== null)
  if (open.length === 0) return null
  return (
    <p class="sample-fill">
      <button
        type="button"
        class="quiet"
        onClick={() => {
          for (const { field, sample } of open) if (sample !== null) props.type(field, sample)
        }}
      >
        填入示例
      </button>
      <span>演示页面的便利，不属于卡片；填入后可修改，不会自动提交</span>
    </p>
  )
}
