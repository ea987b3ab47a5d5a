import { describe, expect, test } from 'vitest'
import { HARDWARE, INFO, SOFTWARE } from '../../src/language/lexicon.js'
import { mention } from '../../src/language/mentions.js'
import { plain } from '../../src/language/normalise.js'

const hardware = (text: string) => mention(plain(text), HARDWARE)

describe('a denial behind the thing', () => {
  test.each([
    '备品备件一概不含',
    '任何备件都不含',
    '设备另外算',
    '服务器和网络都另外立项',
    '硬件压根没有',
    '服务器、终端和大屏这次不买',
    '服务器都是现成的',
    '硬件原来要买，后来不买了',
    '大屏取消了',
  ])('%s', (text) => {
    expect(hardware(text)).toBe('denied')
  })

  test.each(['服务器没问题', '设备要买', '带几台服务器，不做软件', '设备不少', '服务器没想好买几台'])(
    '%s: said',
    (text) => {
      expect(hardware(text)).toBe('said')
    },
  )

  test('of something else it denies nothing', () => {
    expect(mention(plain('公众号没有备案'), INFO)).toBe('said')
    expect(mention(plain('公众号不做了'), INFO)).toBe('denied')
    expect(mention(plain('软件开发不含硬件'), SOFTWARE)).toBe('said')
  })

  test('「成不」 ends a question and denies nothing behind it', () => {
    expect(mention(plain('直接交平台成不 公众号5w'), INFO)).toBe('said')
  })
})
