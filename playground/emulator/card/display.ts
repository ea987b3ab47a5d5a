import { chartSpec } from './chart.js'
import { CARD_LIMITS, inForm, rootOnly, shape } from './element.js'
import { imageKey, markup, person } from './markup.js'
import { area, horizontal, px, radius, textSize } from './measures.js'
import {
  BAD_JSON,
  bool,
  either,
  list,
  object,
  oneOf,
  type Rule,
  report,
  type Shape,
  string,
  whole,
} from './rules.js'
import { TABLE } from './table.js'
import { icon, paragraph, plain, translated } from './texts.js'

/** Source: 表格, 注意事项. */
const fewTables: Rule = (_, here) => {
  here.survey.tables += 1
  if (here.survey.tables === CARD_LIMITS.tables + 1)
    report(here, 11310, 'table number over limit', here.survey.tables)
}

/** More than five are only advised against; refused here. Source: 图表, 注意事项. */
const fewCharts: Rule = (_, here) => {
  here.survey.charts += 1
  if (here.survey.charts === CARD_LIMITS.charts + 1)
    report(here, 11310, 'chart number over limit', here.survey.charts)
}

/** The pages disagree on charts in forms: refused. Source: 表单容器; 图表. */
const outsideForm: Rule = (_, here) => {
  if (inForm(here)) report(here, BAD_JSON, 'chart is not allowed in a form', 'chart')
}

/** One unknown person fails the whole card unless the list says to drop such. Source: 人员列表. */
const listed: Rule = (value, here) => {
  if (here.holder['drop_invalid_user_id'] === true) string(100, false)(value, here)
  else person(value, here)
}

const persons: Rule = (value, here) => {
  const { holder } = here
  list(
    (entry, at) => object({ id: (id, spot) => listed(id, { ...spot, holder }) }, ['id'])(entry, at),
    500,
    1,
  )(value, here)
}

const avatar = oneOf('extra_small', 'small', 'medium', 'large')

/** What is only looked at. Source: 富文本（Markdown）; 普通文本; 分割线; 图片; 人员; 人员列表; 表格; 图表. */
export const DISPLAY: Readonly<Record<string, Shape>> = {
  markdown: shape(
    {
      content: markup,
      i18n_content: translated(markup),
      text_align: horizontal,
      text_size: textSize,
      icon,
    },
    ['content'],
  ),
  div: shape(
    { text: paragraph, icon, width: either('fill|auto|[16,999]px', oneOf('fill', 'auto'), px(16, 999)) },
    ['text'],
  ),
  hr: shape({}),
  img: shape(
    {
      img_key: imageKey,
      alt: plain(),
      title: plain(),
      corner_radius: radius,
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: either(
        'stretch|large|medium|small|tiny|width and height',
        oneOf('stretch', 'large', 'medium', 'small', 'tiny'),
        area(1000),
      ),
      transparent: bool,
      preview: bool,
    },
    ['img_key', 'alt'],
  ),
  person: shape(
    {
      user_id: person,
      size: avatar,
      show_avatar: bool,
      show_name: bool,
      style: oneOf('normal', 'capsule'),
    },
    ['user_id'],
  ),
  person_list: shape(
    {
      persons,
      lines: whole(1, 100),
      show_name: bool,
      show_avatar: bool,
      size: avatar,
      icon,
      drop_invalid_user_id: bool,
    },
    ['persons'],
  ),
  table: shape(TABLE, ['columns', 'rows'], rootOnly, fewTables),
  chart: shape(
    {
      chart_spec: chartSpec,
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      height: either('auto|[1,999]px', oneOf('auto'), px(1, 999)),
      color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
      preview: bool,
    },
    ['chart_spec'],
    outsideForm,
    fewCharts,
  ),
}
