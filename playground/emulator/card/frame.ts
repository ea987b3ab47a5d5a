import { elements } from './element.js'
import { jump } from './links.js'
import { flow, padding, rgba, standardSize, TAG_COLOURS } from './measures.js'
import { bool, list, object, oneOf, type Rule, record, report, string } from './rules.js'
import { elementId, icon, LANGUAGES, plain, titleText, translated } from './texts.js'

/** More tags are not shown; refused here. Source: 标题, text_tag_list. */
const tags = list(
  object({ tag: oneOf('text_tag'), element_id: elementId, text: plain(), color: oneOf(...TAG_COLOURS) }, [
    'tag',
    'text',
  ]),
  3,
)

/** Source: 标题. */
const header = object(
  {
    title: titleText,
    subtitle: titleText,
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
    text_tag_list: tags,
    i18n_text_tag_list: translated(tags),
    padding,
  },
  ['title'],
)

/** Written out, for an update demands it. Source: 卡片 JSON 2.0 结构, update_multi; 更新应用发送的消息卡片; 卡片实体, 300302. */
const shared: Rule = (value, here) => {
  if (value !== true) report(here, 300302, 'update_multi of schema 2.0 must be true', value)
}

/**
 * Settings of the whole card. While a card streams, the answer to a press cannot replace it: streaming stays off. The
 * summary's translations are in the pages, yet some say that they are refused: refused here. Source: 卡片 JSON 2.0 结构.
 */
const config: Rule = (value, here) => {
  const given = typeof value === 'object' && value !== null && 'update_multi' in value
  if (!given) report(here, 300302, 'update_multi must be true', 'missing')
  object({
    update_multi: shared,
    width_mode: oneOf('default', 'compact', 'fill'),
    enable_forward: bool,
    enable_forward_interaction: bool,
    summary: object({ content: string() }, ['content']),
    locales: list(oneOf(...LANGUAGES)),
    streaming_mode: oneOf(false),
    style: object({
      text_size: record(
        object({ default: standardSize, pc: standardSize, mobile: standardSize }, ['pc', 'mobile']),
      ),
      color: record(object({ light_mode: rgba, dark_mode: rgba }, ['light_mode', 'dark_mode'])),
    }),
    use_custom_translation: bool,
  })(value, here)
}

/** A whole card. Source: 卡片 JSON 2.0 结构. */
export const CARD = object(
  {
    schema: oneOf('2.0'),
    config,
    card_link: jump,
    header,
    body: object({ ...flow, elements: elements() }, ['elements']),
  },
  ['config', 'body'],
)
