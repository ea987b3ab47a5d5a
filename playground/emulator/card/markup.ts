import { isLink } from './links.js'
import { isColour } from './measures.js'
import { BAD_JSON, type Here, type Rule, report, string } from './rules.js'

/** Somebody the platform knows. Source: 发送消息, 100290. */
export const person: Rule = (value, here) => {
  const { people } = here.survey
  if (typeof value !== 'string' || value === '' || (people && !people.has(value)))
    report(here, 100290, 'invalid user id', value)
}

/** An image the app uploaded. Source: 发送消息, 200570. */
export const imageKey: Rule = (value, here) => {
  const { images } = here.survey
  const known = typeof value === 'string' && /^img_[A-Za-z0-9_-]+$/.test(value)
  if (!known || (images && !images.has(value))) report(here, 200570, 'image key invalid', value)
}

const TAG = /<(at|person|a|link|font|text_tag|number_tag)\b([^>]*)>/g
const ATTRIBUTE = /([a-z_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g
const COLOUR_ATTRIBUTES = ['color', 'background_color', 'font_color']
const LINK_ATTRIBUTES = ['href', 'url', 'pc_url', 'ios_url', 'android_url']

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, key, ...values]) => [key ?? '', values.find(Boolean) ?? '']),
  )
}

/** `<at id=…>`, `<at ids=…,…>`; `user_id` is the way of text messages, an e-mail cannot be known here. */
function checkMention(given: ReadonlyMap<string, string>, here: Here): void {
  const ids = given.get('id') ?? given.get('ids')
  if (given.size !== 1 || (ids === undefined && !given.has('email')))
    return report(here, BAD_JSON, 'mention by id, ids or email wanted', [...given.keys()].join(' '))
  if (ids === undefined) {
    if (here.survey.people) report(here, 100290, 'invalid user email', given.get('email'))
    return
  }
  // Whether the group lets the app mention all cannot be seen from the card.
  for (const id of given.has('id') ? [ids] : ids.split(',')) if (id !== 'all') person(id, here)
}

function checkTag(tag: string, given: ReadonlyMap<string, string>, here: Here): void {
  if (tag === 'at') return checkMention(given, here)
  if (tag === 'person') return person(given.get('id') ?? '', here)
  for (const [key, value] of given) {
    if (COLOUR_ATTRIBUTES.includes(key) && value !== 'neutral' && value !== 'default' && !isColour(value))
      report(here, BAD_JSON, `colour in <${tag}> invalid`, value)
    if (LINK_ATTRIBUTES.includes(key) && value !== '' && !isLink(value))
      report(here, BAD_JSON, 'invalid link in markdown', value)
  }
  if (tag === 'a' && !given.get('href')) report(here, BAD_JSON, 'invalid link in markdown', 'href missing')
}

/**
 * Markup as the platform reads it: people and images exist, links are http or https, percent-encoded, and do not run into
 * Chinese text. Source: 富文本（Markdown）; 常见问题.
 */
export const markup: Rule = (value, here) => {
  string()(value, here)
  if (typeof value !== 'string') return
  for (const [, tag, rest] of value.matchAll(TAG)) checkTag(tag ?? '', attributesOf(rest ?? ''), here)
  for (const [, picture, address] of value.matchAll(/(?<!\\)(!?)\[[^\]]*\]\(\s*([^)\s]*)[^)]*\)/g))
    if (picture) imageKey(address, here)
    else if (!isLink(address ?? '')) report(here, BAD_JSON, 'invalid link in markdown', address)
  const bare = value.replaceAll(/\]\([^)]*\)/g, ']').replaceAll(/<[^>]*>/g, ' ')
  for (const [address] of bare.matchAll(/https?:\/\/[^\s<>"'()[\]]*/g))
    if (!isLink(address)) report(here, BAD_JSON, 'invalid link in markdown', address)
}
