/** The named groups of a matched date. */
export type Groups = Record<string, string | undefined>

/** A number of up to two digits as it stands in a date. */
export const NUMERALS = '(?:\\d{1,2}|[一二两三四五六七八九十廿卅]{1,3})'

const HAN = '〇一二三四五六七八九'

/** 2026, 26 or 二〇二六. */
export function yearNumber(text: string): number {
  if (/^\d/.test(text)) return text.length === 2 ? 2000 + Number(text) : Number(text)
  return Number(
    Array.from(text)
      .map((char) => HAN.indexOf(char === '零' ? '〇' : char))
      .join(''),
  )
}

/** 1 … 39, in arabic or Chinese: 二十四, 廿四, 十, 30. */
export function small(written: string): number {
  if (/^\d/.test(written)) return Number(written)
  const text = written.replace('廿', '二十').replace('卅', '三十').replace('两', '二')
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['0', text]
  const digit = (char: string, empty: number) => (char === '' ? empty : char === '0' ? 0 : HAN.indexOf(char))
  return digit(tens, 1) * 10 + digit(ones, 0)
}
