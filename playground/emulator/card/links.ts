import { BAD_JSON, isObject, object, type Rule, report } from './rules.js'

const LEGAL = /^https?:\/\/(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/

/** Would the platform take this address: http or https, everything else percent-encoded? Source: 常见问题, 链接. */
export function isLink(text: string): boolean {
  return LEGAL.test(text) && URL.canParse(text)
}

export const url: Rule = (value, here) => {
  if (typeof value !== 'string' || !isLink(value))
    report(here, BAD_JSON, 'http or https link, percent-encoded, wanted', value)
}

/** Says that this kind of client is not to follow the link. */
const NOWHERE = 'lark://msgcard/unsupported_action'

const clientUrl: Rule = (value, here) => {
  if (value !== NOWHERE) url(value, here)
}

const CLIENTS = { pc_url: clientUrl, ios_url: clientUrl, android_url: clientUrl }

/** A place to go: `url`, or else all three clients' own. Source: 卡片 JSON 2.0 结构, card_link. */
export const jump: Rule = (value, here) => {
  const given = isObject(value) ? value : {}
  if (given['url'] === undefined && Object.keys(CLIENTS).some((key) => given[key] === undefined))
    report(here, BAD_JSON, 'url, or pc_url, ios_url and android_url, wanted', value)
  object({ url, ...CLIENTS })(value, here)
}

/** A click on a row or column that opens an address. Source: 分栏, action. */
export const clickThrough = object({ multi_url: jump }, ['multi_url'])

/** The `open_url` behaviour. Source: 配置卡片交互, 配置打开链接事件. */
export const openUrl = object({ type: () => {}, default_url: url, ...CLIENTS }, ['default_url'])
