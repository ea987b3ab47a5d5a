import { imageKey, markup } from './markup.js'
import { area, colour, colourOrDefault, horizontal, textSize } from './measures.js'
import { all, BAD_JSON, isObject, like, object, oneOf, type Rule, report, string, whole } from './rules.js'

/** Languages a card can be shown in. Source: 配置卡片多语言, 支持语种. */
export const LANGUAGES = [
  'zh_cn',
  'en_us',
  'ja_jp',
  'zh_hk',
  'zh_tw',
  'id_id',
  'vi_vn',
  'th_th',
  'pt_br',
  'es_es',
  'ko_kr',
  'de_de',
  'fr_fr',
  'it_it',
  'ru_ru',
  'ms_my',
] as const

/** One value for each of some languages. */
export function translated(rule: Rule): Rule {
  return object(Object.fromEntries(LANGUAGES.map((language) => [language, rule])))
}

/** Unlike anything else in the card. Source: 卡片 JSON 2.0 结构, element_id; code of 卡片实体. */
export const elementId: Rule = all(like(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'element id'), (value, here) => {
  const { elementIds } = here.survey
  if (elementIds.has(String(value))) report(here, 300301, 'duplicate element_id', value)
  elementIds.add(String(value))
})

/** How the text of a paragraph looks; other texts of a card have no look of their own. Source: 普通文本. */
const LOOK = { text_size: textSize, text_color: colourOrDefault, text_align: horizontal }

function textObject(
  tags: readonly string[],
  max = Number.POSITIVE_INFINITY,
  look: Readonly<Record<string, Rule>> = {},
): Rule {
  return (value, here) => {
    const content = isObject(value) && value['tag'] === 'lark_md' ? all(string(max), markup) : string(max)
    object(
      { tag: oneOf(...tags), element_id: elementId, content, i18n_content: translated(content), ...look },
      ['tag', 'content'],
    )(value, here)
  }
}

/** Words shown as they are. */
export const plain = (max?: number): Rule => textObject(['plain_text'], max)
/** A title: words or light markup. Source: 标题. */
export const titleText = textObject(['plain_text', 'lark_md'])
/** A paragraph. Source: 普通文本. */
export const paragraph = textObject(['plain_text', 'lark_md'], undefined, { ...LOOK, lines: whole(1, 100) })
/** The words beside a tick. Source: 勾选器. */
export const tickText = textObject(['plain_text', 'lark_md'], undefined, {
  ...LOOK,
  text_size: oneOf('normal', 'heading', 'notation'),
})

/** The title of a folded part, which may be markup of its own kind. Source: 折叠面板. */
export const panelTitle: Rule = (value, here) => {
  if (!isObject(value) || value['tag'] !== 'markdown') return textObject(['plain_text'])(value, here)
  object(
    { tag: oneOf('markdown'), element_id: elementId, content: markup, i18n_content: translated(markup) },
    ['content'],
  )(value, here)
}

/** Only the icon of a folded part has a size. Source: 折叠面板; 按钮. */
function iconObject(more: Readonly<Record<string, Rule>> = {}): Rule {
  return (value, here) => {
    if (isObject(value) && value['tag'] === 'custom_icon')
      return object({ tag: oneOf('custom_icon'), img_key: imageKey, ...more }, ['img_key'])(value, here)
    object({ tag: oneOf('standard_icon'), token: iconToken, color: colour, ...more }, ['tag', 'token'])(
      value,
      here,
    )
  }
}

/** A token the platform does not know is no fault: nothing is drawn. See `strangeIcons`. Source: 图标库. */
const iconToken: Rule = (value, here) => {
  if (typeof value !== 'string' || !/^[a-z0-9-]+_(?:outlined|filled|colorful)$/.test(value))
    report(here, BAD_JSON, 'icon token wanted', value)
}

export const icon = iconObject()
export const sizedIcon = iconObject({ size: area(999) })
