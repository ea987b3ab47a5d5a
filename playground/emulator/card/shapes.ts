import {
  anything,
  BAD_JSON,
  bool,
  colour,
  direction,
  either,
  type Here,
  horizontal,
  inside,
  isObject,
  like,
  list,
  margin,
  object,
  oneOf,
  padding,
  px,
  type Rule,
  record,
  report,
  sides,
  spacing,
  string,
  textSize,
  vertical,
  whole,
} from './rules.js'

/** The properties of a component; `required` must be given. Source: 卡片 JSON 2.0 组件. */
export interface Shape {
  fields: Readonly<Record<string, Rule>>
  required: readonly string[]
}

const icon: Rule = (value, here) => {
  if (isObject(value) && value['tag'] === 'custom_icon')
    return object({ tag: anything, img_key: string(200, false), size: string() }, ['img_key'])(value, here)
  object(
    {
      tag: oneOf('standard_icon'),
      token: like(/^[a-z0-9-]+_[a-z]+$/, 'icon token'),
      color: colour,
      size: string(),
    },
    ['tag', 'token'],
  )(value, here)
}

const person: Rule = (value, here) => {
  if (typeof value !== 'string' || value === '') return report(here, 100290, 'invalid user id', value)
  if (here.survey.people && !here.survey.people.has(value)) report(here, 100290, 'invalid user id', value)
}

/** Markup as the platform reads it: mentions must exist, and a link that runs into Chinese text makes the send fail. */
const markup: Rule = (value, here) => {
  string()(value, here)
  if (typeof value !== 'string') return
  for (const [, ids] of value.matchAll(/<at ids?=["']?([^"'>\s]+)["']?>/g))
    for (const id of (ids ?? '').split(',')) if (id !== 'all') person(id, here)
  for (const [, id] of value.matchAll(/<person id=["']?([^"'>\s]+)["']?/g)) person(id, here)
  if (/https?:\/\/[^\s)\]>'"，。；、（）「」]*[\u4e00-\u9fff]/.test(value))
    report(here, BAD_JSON, 'invalid link in markdown', value)
}

const styled = {
  text_size: textSize,
  text_color: colour,
  text_align: horizontal,
  lines: whole(1, 100),
}

function textObject(max: number, tags: readonly string[], extra: Readonly<Record<string, Rule>> = {}): Rule {
  return (value, here) => {
    const marked = isObject(value) && value['tag'] !== 'plain_text'
    object(
      {
        tag: oneOf(...tags),
        content: marked ? markup : string(max),
        i18n_content: record(string(max)),
        ...extra,
      },
      ['tag', 'content'],
    )(value, here)
  }
}

const plain = (max = Number.POSITIVE_INFINITY) => textObject(max, ['plain_text'], styled)
const text = textObject(Number.POSITIVE_INFINITY, ['plain_text', 'lark_md'], styled)

const url = like(/^(?:https?|lark):\/\/[\x21-\x7e]+$/, 'link, percent-encoded')
const behaviour: Rule = (value, here) => {
  if (isObject(value) && value['type'] === 'open_url')
    return object({ type: anything, default_url: url, pc_url: url, ios_url: url, android_url: url }, [
      'default_url',
    ])(value, here)
  object({ type: oneOf('callback'), value: either('object or string', record(anything), string()) }, [
    'type',
    'value',
  ])(value, here)
}
const behaviors = list(behaviour)
const confirm = object({ title: plain(), text: plain() }, ['title'])

const acting = { behaviors, confirm, disabled: bool, disabled_tips: plain(), hover_tips: plain() }
const name = string(100)
const width = either('default|fill|[100,∞)px', oneOf('default', 'fill', 'auto'), px(100, 4000))
const picking = {
  name,
  placeholder: plain(100),
  required: bool,
  width,
  type: oneOf('default', 'text'),
  ...acting,
}

const staticOption = object({ text: plain(), value: string(1000, false), icon }, ['text', 'value'])
const personOption: Rule = (value, here) => {
  object({ value: anything, icon }, ['value'])(value, here)
  if (isObject(value)) person(value['value'], inside(here, 'value'))
}

const flow = {
  direction,
  padding,
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: horizontal,
  vertical_align: vertical,
}
const background = either('default or colour', oneOf('default', 'laser'), colour)
const border = object({ color: colour, corner_radius: px(0, 99) })

const cell: Readonly<Record<string, Rule>> = {
  text: string(),
  lark_md: markup,
  markdown: markup,
  number: (value, here) => {
    if (typeof value !== 'number') report(here, 200914, 'number wanted', value)
  },
  date: (value, here) => {
    if (!Number.isInteger(value)) report(here, 200914, 'milliseconds wanted', value)
  },
  options: either('options', string(), list(object({ text: string(), color: colour }, ['text']))),
  persons: either('persons', person, list(person)),
}

/** Rows of a table against its columns: an unknown key is 200915, a cell of the wrong type 200914. */
export function checkRows(table: Record<string, unknown>, here: Here): void {
  const columns = new Map<string, string>()
  const given = Array.isArray(table['columns']) ? table['columns'].filter(isObject) : []
  given.forEach((column, index) => {
    const id = String(column['name'])
    if (columns.has(id))
      report(inside(inside(here, 'columns'), `[${index}]`), BAD_JSON, 'column name not unique', id)
    columns.set(id, typeof column['data_type'] === 'string' ? column['data_type'] : 'text')
  })
  const rows = Array.isArray(table['rows']) ? table['rows'] : []
  rows.forEach((row: unknown, index) => {
    const at = inside(inside(here, 'rows'), `[${index}]`)
    if (!isObject(row)) return report(at, 200914, 'object wanted', row)
    for (const [key, value] of Object.entries(row)) {
      const type = columns.get(key)
      if (type === undefined) report(inside(at, key), 200915, 'row key is not a column', key)
      else checkCell(type, value, inside(at, key))
    }
  })
}

function checkCell(type: string, value: unknown, here: Here): void {
  const trial: Here = { ...here, survey: { ...here.survey, faults: [] } }
  cell[type]?.(value, trial)
  for (const fault of trial.survey.faults)
    here.survey.faults.push(fault.code === 100290 ? fault : { ...fault, code: 200914 })
}

const tableColumn = object(
  {
    name: string(100, false),
    display_name: string(),
    width: either('auto|[80,600]px|%', oneOf('auto'), px(80, 600), like(/^\d{1,3}%$/, '%')),
    data_type: oneOf(...Object.keys(cell)),
    format: object({ symbol: string(1), precision: whole(0, 10), separator: bool }),
    date_format: string(),
    horizontal_align: horizontal,
    vertical_align: vertical,
  },
  ['name'],
)

const chartSpec: Rule = (value, here) => {
  if (!isObject(value) || typeof value['type'] !== 'string') report(here, 200550, 'chart spec invalid', value)
}

const imageKey: Rule = (value, here) => {
  if (typeof value !== 'string' || !/^img_[A-Za-z0-9_-]+$/.test(value))
    report(here, 200570, 'image key invalid', value)
}

const panelTitle: Rule = (value, here) => {
  if (isObject(value) && value['tag'] === 'markdown')
    return object(
      { tag: anything, content: markup, text_size: textSize, text_color: colour, text_align: horizontal },
      ['content'],
    )(value, here)
  text(value, here)
}

function shape(fields: Readonly<Record<string, Rule>>, ...required: readonly string[]): Shape {
  return {
    fields: {
      tag: string(),
      element_id: like(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'element id'),
      margin,
      ...fields,
    },
    required,
  }
}

/** Every component a card may hold. `elements` and `columns` are walked by the checker itself. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  markdown: shape(
    {
      content: markup,
      i18n_content: record(markup),
      text_align: horizontal,
      text_size: textSize,
      text_color: colour,
      icon,
    },
    'content',
  ),
  div: shape({ text, icon, width }),
  hr: shape({}),
  img: shape(
    {
      img_key: imageKey,
      alt: plain(),
      title: text,
      corner_radius: px(0, 999),
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: string(),
      transparent: bool,
      preview: bool,
    },
    'img_key',
    'alt',
  ),
  person: shape(
    {
      user_id: person,
      size: oneOf('extra_small', 'small', 'medium', 'large'),
      show_avatar: bool,
      show_name: bool,
      style: oneOf('normal', 'capsule'),
    },
    'user_id',
  ),
  person_list: shape(
    {
      persons: list(object({ id: string(100, false) }, ['id']), 500, 1),
      lines: whole(1, 100),
      show_name: bool,
      show_avatar: bool,
      size: oneOf('extra_small', 'small', 'medium', 'large'),
      drop_invalid_user_id: bool,
    },
    'persons',
  ),
  table: shape(
    {
      columns: list(tableColumn, 50, 1),
      rows: list(anything),
      page_size: whole(1, 10),
      row_height: either('row height', oneOf('low', 'middle', 'high', 'auto'), px(32, 124)),
      header_style: object({
        text_align: horizontal,
        text_size: textSize,
        text_color: colour,
        background_style: oneOf('none', 'grey'),
        bold: bool,
        lines: whole(1, 10),
      }),
      freeze_first_column: bool,
    },
    'columns',
    'rows',
  ),
  chart: shape(
    {
      chart_spec: chartSpec,
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      height: either('auto|px', oneOf('auto'), px(1, 999)),
      color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
      preview: bool,
    },
    'chart_spec',
  ),
  column_set: shape(
    {
      columns: anything,
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      horizontal_spacing: spacing,
      horizontal_align: horizontal,
      background_style: background,
      action: object({ multi_url: object({ url, pc_url: url, ios_url: url, android_url: url }) }),
    },
    'columns',
  ),
  column: shape(
    {
      ...flow,
      elements: anything,
      width: either('auto|weighted|[16,600]px', oneOf('auto', 'weighted'), px(16, 600)),
      weight: whole(1, 5),
      background_style: background,
      action: object({ multi_url: object({ url, pc_url: url, ios_url: url, android_url: url }) }),
    },
    'elements',
  ),
  form: shape({ ...flow, elements: anything, name: string(100) }, 'elements'),
  collapsible_panel: shape(
    {
      ...flow,
      elements: anything,
      expanded: bool,
      background_color: colour,
      header: object(
        {
          title: panelTitle,
          background_color: colour,
          vertical_align: vertical,
          padding,
          position: oneOf('top', 'bottom'),
          width: either('fill|auto|px', oneOf('fill', 'auto', 'auto_when_fold'), px(0, 4000)),
          icon,
          icon_position: oneOf('left', 'right', 'follow_text'),
          icon_expanded_angle: oneOf(-180, -90, 90, 180),
        },
        ['title'],
      ),
      border,
    },
    'elements',
    'header',
  ),
  interactive_container: shape(
    {
      ...flow,
      ...acting,
      elements: anything,
      width: either('fill|auto|px', oneOf('fill', 'auto'), px(16, 999)),
      height: either('auto|px', oneOf('auto'), px(10, 999)),
      background_style: background,
      has_border: bool,
      border_color: colour,
      corner_radius: px(0, 999),
    },
    'behaviors',
    'elements',
  ),
  button: shape(
    {
      ...acting,
      name,
      text: textObject(100, ['plain_text', 'lark_md'], styled),
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
      form_action_type: oneOf('submit', 'reset'),
    },
    'text',
  ),
  input: shape({
    ...acting,
    name,
    placeholder: plain(100),
    default_value: string(1000),
    label: plain(),
    label_position: oneOf('top', 'left'),
    input_type: oneOf('text', 'multiline_text', 'password'),
    rows: whole(1, 100),
    auto_resize: bool,
    max_rows: whole(1, 100),
    max_length: whole(1, 1000),
    required: bool,
    show_icon: bool,
    width,
  }),
  select_static: shape(
    {
      ...picking,
      options: list(staticOption, 1000, 1),
      initial_option: string(),
      initial_index: whole(0, 1000),
    },
    'options',
  ),
  multi_select_static: shape(
    { ...picking, options: list(staticOption, 1000, 1), selected_values: list(string()) },
    'options',
  ),
  select_person: shape({ ...picking, options: list(personOption), initial_option: string() }),
  multi_select_person: shape({ ...picking, options: list(personOption), selected_values: list(string()) }),
  date_picker: shape({ ...picking, initial_date: like(/^\d{4}-\d{2}-\d{2}$/, 'yyyy-MM-dd') }),
  picker_time: shape({ ...picking, initial_time: like(/^\d{2}:\d{2}$/, 'HH:mm') }),
  picker_datetime: shape({
    ...picking,
    initial_datetime: like(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, 'yyyy-MM-dd HH:mm'),
  }),
  checker: shape({
    ...acting,
    name,
    checked: bool,
    text: textObject(Number.POSITIVE_INFINITY, ['plain_text', 'lark_md'], styled),
    overall_checkable: bool,
    button_area: object({ pc_display_rule: oneOf('always', 'on_hover'), buttons: list(anything, 3) }),
    checked_style: object({ show_strikethrough: bool, opacity: anything }),
    padding: sides(0, 99),
  }),
  overflow: shape(
    {
      ...acting,
      name,
      width,
      options: list(
        object(
          {
            text: plain(),
            value: string(),
            multi_url: object({ url, pc_url: url, ios_url: url, android_url: url }),
          },
          ['text'],
        ),
        100,
        1,
      ),
    },
    'options',
  ),
}

const headerText = textObject(Number.POSITIVE_INFINITY, ['plain_text', 'lark_md'], styled)
const tagColour = oneOf(
  'neutral',
  'blue',
  'turquoise',
  'lime',
  'orange',
  'violet',
  'indigo',
  'wathet',
  'green',
  'yellow',
  'red',
  'purple',
  'carmine',
)
const tag = object({ tag: oneOf('text_tag'), element_id: string(), text: plain(), color: tagColour }, [
  'tag',
  'text',
])

/** 标题. */
export const HEADER = object(
  {
    title: headerText,
    subtitle: headerText,
    template: oneOf(
      'blue',
      'wathet',
      'turquoise',
      'green',
      'yellow',
      'orange',
      'red',
      'carmine',
      'violet',
      'purple',
      'indigo',
      'grey',
      'default',
    ),
    icon,
    text_tag_list: list(tag, 3),
    i18n_text_tag_list: record(list(tag, 3)),
    padding,
  },
  ['title'],
)

/** Global settings of the card. */
export const CONFIG = object(
  {
    update_multi: (value, here) => {
      if (value !== true) report(here, 300302, 'update_multi of schema 2.0 must be true', value)
    },
    width_mode: oneOf('default', 'compact', 'fill'),
    enable_forward: bool,
    enable_forward_interaction: bool,
    summary: object({ content: string() }, ['content']),
    locales: list(string()),
    streaming_mode: bool,
    streaming_config: anything,
    style: object({ text_size: record(anything), color: record(anything) }),
    use_custom_translation: bool,
  },
  [],
)

/** Everything at the top but the body's elements. */
export const BODY = { ...flow, elements: anything }
export const CARD_LINK = object({ url, pc_url: url, ios_url: url, android_url: url })
