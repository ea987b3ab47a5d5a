import { z } from 'zod'

/** Far above what a card can hold (inputs take 1,000 characters): what is longer does not come from a card of ours. */
const LongText = z.string().max(20_000)
const Chosen = z.array(z.string().max(400)).max(500)
const Name = z
  .string()
  .max(120)
  .refine((name) => name !== '__proto__')

const Filled = z.union([LongText, z.boolean(), Chosen])
/** A field that was left empty may be missing or null; both are the same to us. */
const Form = z
  .record(Name, z.unknown())
  .refine((form) => Object.keys(form).length <= 200)
  .transform((form, context) => {
    const filled: Record<string, string | string[] | boolean> = {}
    for (const [name, value] of Object.entries(form)) {
      if (value === null) continue
      const { success, data } = Filled.safeParse(typeof value === 'number' ? String(value) : value)
      if (success) filled[name] = data
      else context.addIssue({ code: 'custom', path: [name], message: 'unreadable' })
    }
    return filled
  })

/**
 * What was pressed. The value of an element that stands outside a form is put into `form` as well, under its own name, or
 * under its tag when it has none. Source: 卡片回传交互, `action`.
 */
export const PressedAction = z
  .object({
    tag: z.string().max(60).default('button'),
    name: Name.nullish(),
    value: z.unknown(),
    form_value: Form.nullish(),
    input_value: LongText.nullish(),
    option: LongText.nullish(),
    options: Chosen.nullish(),
    checked: z.boolean().nullish(),
  })
  .transform((action) => {
    const alone = action.input_value ?? action.options ?? action.option ?? action.checked
    const form = { ...action.form_value }
    if (alone !== undefined && alone !== null) form[action.name || action.tag] = alone
    return { value: action.value ?? null, name: action.name || null, form }
  })
