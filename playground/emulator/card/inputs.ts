import { actingOutsideForm, clicking, entering, inFormOnly, name, namedInForm, width } from './acting.js'
import { elements, formOnly, inForm, shape } from './element.js'
import { jump } from './links.js'
import { person } from './markup.js'
import { padding } from './measures.js'
import {
  all,
  BAD_JSON,
  between,
  bool,
  isObject,
  like,
  list,
  object,
  oneOf,
  type Rule,
  report,
  type Shape,
  string,
  whole,
} from './rules.js'
import { icon, plain, tickText } from './texts.js'

/** Of a button's text and of a placeholder. Source: 按钮; 输入框. */
const MOST_CHARACTERS = 100
/** Source: 输入框, max_length. */
const MOST_TYPED = 1000

const required = inFormOnly(bool)
const picking = {
  ...entering,
  name,
  placeholder: plain(MOST_CHARACTERS),
  required,
  width,
  type: oneOf('default', 'text'),
}

const valuesOf = (options: unknown): unknown[] =>
  Array.isArray(options) ? options.filter(isObject).map((option) => option['value']) : []

/** Same values in one select confuse the client. Source: 下拉选择-单选, options. */
const differing: Rule = (value, here) => {
  const seen = new Set<unknown>()
  for (const entry of valuesOf(value)) {
    if (entry !== undefined && seen.has(entry)) report(here, BAD_JSON, 'option values must be unique', entry)
    seen.add(entry)
  }
}
const options = (option: Rule, min: number): Rule => all(differing, list(option, 1000, min))
const words = object({ text: plain(), value: string(1000, false), icon }, ['text', 'value'])
/** An id nobody has: the page ignores it; refused here. Source: 人员选择-单选, options. */
const candidate = object({ value: person, icon }, ['value'])

/** One of the options beside it. Of people too: one who is none of the options is not shown. */
const optionBeside: Rule = (value, here) => {
  if (value !== '' && !valuesOf(here.holder['options']).includes(value))
    report(here, BAD_JSON, 'initial option is none of the options', value)
}
const initialOption = all(string(), optionBeside)
const initialIndex: Rule = (value, here) => whole(0, valuesOf(here.holder['options']).length)(value, here)
/** Several of the options beside it, each once. */
const chosen: Rule = (value, here) => {
  const { holder } = here
  if (Array.isArray(value) && new Set(value).size < value.length)
    report(here, BAD_JSON, 'option values must be unique', value)
  list((entry, at) => optionBeside(entry, { ...at, holder }))(value, here)
}

/** A picker of times without an initial value needs a placeholder. Source: 时间选择器; 日期时间选择器. */
const hinted =
  (initial: string): Rule =>
  (value, here) => {
    if (isObject(value) && value[initial] === undefined && value['placeholder'] === undefined)
      report(here, BAD_JSON, 'placeholder required when there is no initial value', value['tag'])
  }

const DATE = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d'

/** What stands in the field must fit its own bound. */
const fitting: Rule = (value, here) => {
  const given = here.holder['max_length']
  string(typeof given === 'number' ? given : MOST_TYPED)(value, here)
}

/** A button in a form sends it or resets it. Source: 按钮, 内嵌在表单容器中的按钮组件. */
const bound: Rule = (value, here) => {
  if (isObject(value) && inForm(here) && value['form_action_type'] === undefined)
    report(here, BAD_JSON, 'required property missing', 'form_action_type')
}

/** One of a folded group: its words, with what it answers or where it leads. Source: 折叠按钮组, options. */
const folded: Rule = (value, here) => {
  if (isObject(value) && value['value'] === undefined && value['multi_url'] === undefined)
    report(here, BAD_JSON, 'value or multi_url wanted', value)
  object({ text: plain(MOST_CHARACTERS), value: string(1000, false), multi_url: jump }, ['text'])(value, here)
}

/** What a user operates. Source: the pages of the same names under 交互组件. */
export const INPUTS: Readonly<Record<string, Shape>> = {
  button: shape(
    {
      ...clicking,
      name,
      text: plain(MOST_CHARACTERS),
      type: oneOf(
        'default',
        'primary',
        'danger',
        'text',
        'primary_text',
        'danger_text',
        'primary_filled',
        'danger_filled',
        'laser',
      ),
      size: oneOf('tiny', 'small', 'medium', 'large'),
      width,
      icon,
      form_action_type: inFormOnly(oneOf('submit', 'reset')),
    },
    ['text'],
    namedInForm,
    bound,
    actingOutsideForm,
  ),
  input: shape(
    {
      ...entering,
      name,
      placeholder: plain(MOST_CHARACTERS),
      default_value: fitting,
      label: plain(),
      label_position: oneOf('top', 'left'),
      input_type: oneOf('text', 'multiline_text', 'password'),
      rows: whole(1, 100),
      auto_resize: bool,
      max_rows: whole(1, 100),
      max_length: whole(1, MOST_TYPED),
      required,
      show_icon: bool,
      width,
    },
    [],
    namedInForm,
  ),
  select_static: shape(
    { ...picking, options: options(words, 1), initial_option: initialOption, initial_index: initialIndex },
    ['options'],
    namedInForm,
    actingOutsideForm,
  ),
  multi_select_static: shape(
    { ...picking, options: options(words, 1), selected_values: chosen },
    ['options'],
    formOnly,
    namedInForm,
  ),
  select_person: shape(
    { ...picking, options: options(candidate, 0), initial_option: initialOption },
    [],
    namedInForm,
    actingOutsideForm,
  ),
  multi_select_person: shape(
    { ...picking, options: options(candidate, 0), selected_values: chosen },
    [],
    formOnly,
    namedInForm,
  ),
  date_picker: shape(
    { ...picking, initial_date: like(new RegExp(`^${DATE}$`), 'yyyy-MM-dd') },
    [],
    namedInForm,
    actingOutsideForm,
  ),
  picker_time: shape(
    { ...picking, initial_time: like(new RegExp(`^${TIME}$`), 'HH:mm') },
    [],
    namedInForm,
    actingOutsideForm,
    hinted('initial_time'),
  ),
  picker_datetime: shape(
    { ...picking, initial_datetime: like(new RegExp(`^${DATE} ${TIME}$`), 'yyyy-MM-dd HH:mm') },
    [],
    namedInForm,
    actingOutsideForm,
    hinted('initial_datetime'),
  ),
  checker: shape(
    {
      ...entering,
      name,
      checked: bool,
      text: tickText,
      overall_checkable: bool,
      button_area: object({ pc_display_rule: oneOf('always', 'on_hover'), buttons: elements('button', 3) }),
      checked_style: object({ show_strikethrough: bool, opacity: between(0, 1) }),
      padding,
    },
    [],
    namedInForm,
  ),
  overflow: shape({ ...entering, name, width, options: options(folded, 1) }, ['options'], namedInForm),
}
