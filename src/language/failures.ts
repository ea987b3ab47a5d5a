import type { Facts } from '../rules/facts.js'
import { numeral, ONE } from './numeral.js'

const TIMES = '([一二两三四五六七八九十]|\\d+)(?:次|回|轮)'

/** How often which body's evaluation was failed: 第三方没过两次, 两次专家论证未通过. */
export function failuresIn(text: string): Pick<Facts, 'failures'> {
  const thirdParty = timesOf('第三方', '专家', text)
  const expert = timesOf('专家', '第三方', text)
  const failures = { ...(thirdParty ? { thirdParty } : {}), ...(expert ? { expert } : {}) }
  return Object.keys(failures).length > 0 ? { failures } : {}
}

function timesOf(body: string, other: string, text: string): number | null {
  if (!/没|未|不|失败|毙|否/.test(text)) return null
  const found =
    new RegExp(`${body}(?:(?!${other}|次)[^。;]){0,12}?${TIMES}`).exec(text) ??
    new RegExp(`${TIMES}(?:都|的|是|经)?(?:(?!${other})[^,。;]){0,2}${body}`).exec(text)
  const read = found?.[1] ? numeral(found[1]) : null
  return read ? Number(read.low / ONE) : null
}
