import { clicking, name } from './acting.js'
import { elements, rootOnly, shape } from './element.js'
import { clickThrough } from './links.js'
import {
  colour,
  colourOrDefault,
  flow,
  horizontal,
  padding,
  px,
  radius,
  spacing,
  vertical,
} from './measures.js'
import {
  BAD_JSON,
  bool,
  either,
  isObject,
  object,
  oneOf,
  type Rule,
  report,
  type Shape,
  whole,
} from './rules.js'
import { panelTitle, sizedIcon } from './texts.js'

/** Stands in a row, which `column_set` sees to for what it holds. */
const inRow: Rule = (_, here) => {
  if (here.within.at(-1) !== 'column_set')
    report(here, BAD_JSON, 'column is allowed in a column_set only', 'column')
}

/** A form can be sent, and has a name of its own. Source: 表单容器. */
const sendable: Rule = (value, here) => {
  if (!isObject(value)) return
  if (typeof value['name'] !== 'string' || value['name'] === '')
    report(here, 200530, 'name of a form must not be empty', 'form')
  if (!hasSubmit(value['elements'])) report(here, BAD_JSON, 'a form needs a submit button', value['name'])
}

function hasSubmit(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasSubmit)
  if (!isObject(value)) return false
  if (value['tag'] === 'button' && value['form_action_type'] === 'submit') return true
  return hasSubmit(value['elements']) || hasSubmit(value['columns'])
}

const panelHeader = object(
  {
    title: panelTitle,
    background_color: colour,
    vertical_align: vertical,
    padding,
    width: oneOf('fill', 'auto', 'auto_when_fold'),
    icon: sizedIcon,
    icon_position: oneOf('left', 'right', 'follow_text'),
    icon_expanded_angle: oneOf(-180, -90, 90, 180),
  },
  ['title'],
)

/** What holds other components. Source: 分栏; 表单容器; 折叠面板; 交互容器. */
export const CONTAINERS: Readonly<Record<string, Shape>> = {
  column_set: shape(
    {
      columns: elements('column'),
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      horizontal_spacing: spacing,
      horizontal_align: horizontal,
      background_style: colourOrDefault,
      action: clickThrough,
    },
    ['columns'],
  ),
  column: shape(
    {
      ...flow,
      elements: elements(),
      width: either('auto|weighted|[16,600]px', oneOf('auto', 'weighted'), px(16, 600)),
      weight: whole(1, 5),
      background_style: colourOrDefault,
      action: clickThrough,
    },
    ['elements'],
    inRow,
  ),
  form: shape({ ...flow, elements: elements(), name }, ['elements'], rootOnly, sendable),
  collapsible_panel: shape(
    {
      ...flow,
      elements: elements(),
      expanded: bool,
      background_color: colour,
      header: panelHeader,
      border: object({ color: colour, corner_radius: px(0) }),
    },
    ['elements', 'header'],
  ),
  interactive_container: shape(
    {
      ...flow,
      ...clicking,
      elements: elements(),
      width: either('fill|auto|[16,999]px', oneOf('fill', 'auto'), px(16, 999)),
      height: either('auto|[10,999]px', oneOf('auto'), px(10, 999)),
      background_style: either('laser|default|colour', oneOf('laser'), colourOrDefault),
      has_border: bool,
      border_color: colour,
      corner_radius: radius,
    },
    ['behaviors', 'elements'],
  ),
}
