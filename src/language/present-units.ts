import { numeral, ONE } from './numeral.js'

const UNITS = /(\d+|[一二两三四五六七八九十]+)(?:家|个单位|个成员)(?:成员)?(?:单位)?/g
const COMES_AFTER =
  /^(?:都|能|会|已经?|确认|说)*(?:来|到|出席|参加|在场)(?:了|会)*(?![\d一二两三四五六七八九十]+(?:家|个单位)(?!请假|缺席|没|不))/
const COMES_BEFORE =
  /(?<!没|不|未|少|缺|再)(?:来|到|到会|到场|出席|参加|到齐|(?<!一共|总共|共|要|得)有)(?:了|会|的|齐)*$/
const STAYS_AWAY = /^(?:都|又|要|说)*(?:请假|没|不|未|缺|来不了|去不了|反对|同意|以上|以下)/

/**
 * How many member units come, where a question about the quorum says so: 来了7家, 六个单位到会. Units that are on leave
 * or away are no such number.
 */
export function presentUnits(text: string): number | null {
  const told = Array.from(text.matchAll(UNITS), ({ 0: whole, 1: count = '', index }) => ({
    count,
    before: text.slice(Math.max(0, index - 5), index),
    after: text.slice(index + whole.length),
  })).filter(({ after }) => !STAYS_AWAY.test(after))
  const found =
    told.find(({ after }) => COMES_AFTER.test(after)) ?? told.find(({ before }) => COMES_BEFORE.test(before))
  const read = found ? numeral(found.count) : null
  return read && read.low === read.high ? Number(read.low / ONE) : null
}
