import { inForm } from './element.js'
import { openUrl } from './links.js'
import { px } from './measures.js'
import {
  all,
  anything,
  BAD_JSON,
  bool,
  either,
  type Here,
  isObject,
  list,
  object,
  oneOf,
  type Rule,
  record,
  report,
  string,
} from './rules.js'
import { plain } from './texts.js'

/** The platform takes a string too, but over the long connection it fails at the press (200671): refused here. */
const callback = object({ type: oneOf('callback'), value: record(anything) }, ['type', 'value'])

/** Only buttons and clickable boxes open links. Source: 配置卡片交互, 支持组件. */
const behaviours = (links: boolean): Rule =>
  list(
    (value, here) => {
      if (!isObject(value) || value['type'] !== 'open_url') callback(value, here)
      else if (links) openUrl(value, here)
      else report(here, BAD_JSON, 'open_url is not supported here', value)
    },
    2,
    1,
  )

/** Without a title some clients do nothing at all; the text is required too. Source: 按钮, confirm. */
const confirm = object({ title: plain(), text: plain() }, ['title', 'text'])

const acting = { confirm, disabled: bool, disabled_tips: plain(), hover_tips: plain() }
/** Properties of what can be clicked and may lead elsewhere. */
export const clicking = { ...acting, behaviors: behaviours(true) }
/** Properties of what can be chosen or typed. */
export const entering = { ...acting, behaviors: behaviours(false) }

/** Unlike that of anything else in the card, forms included. Source: 表单容器, 200530. */
export const name: Rule = all(string(100), (value, here) => {
  const { names } = here.survey
  if (typeof value !== 'string' || value === '') return
  if (names.has(value)) report(here, 200530, 'name is not unique in the card', value)
  names.add(value)
})

/** What a user operates in a form has a name. */
export const namedInForm: Rule = (value, here) => {
  if (isObject(value) && inForm(here) && (typeof value['name'] !== 'string' || value['name'] === ''))
    report(here, 200530, 'name of an interactive element in a form must not be empty', value['tag'])
}

/**
 * The pages require behaviours of buttons, selects and pickers, yet their samples of forms go without: required outside
 * forms only. Source: 按钮; 下拉选择-单选; 日期选择器; 表单容器, 示例代码.
 */
export const actingOutsideForm: Rule = (value, here) => {
  if (isObject(value) && !inForm(here) && value['behaviors'] === undefined)
    report(here, BAD_JSON, 'required property missing', 'behaviors')
}

/** A property that exists in a form only; elsewhere it is "an error or without effect": refused. Source: 输入框. */
export function inFormOnly(rule: Rule): Rule {
  return (value, here: Here) => {
    if (!inForm(here))
      report(here, BAD_JSON, `${here.place.at(-1)} is allowed in a form only`, here.place.at(-1))
    rule(value, here)
  }
}

/** Width of a button or field. */
export const width = either('default|fill|[100,∞)px', oneOf('default', 'fill'), px(100))
