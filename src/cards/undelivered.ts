import type { ButtonValue } from './button.js'
import type { Element } from './card.js'
import { lineWithButton } from './controls.js'
import { note, text } from './elements.js'
import type { ViewContext } from './message.js'
import { listed } from './wording.js'

/** Lines with a button of their own; the next ones move up as these are cleared. */
const LINES = 5

/** What could not be delivered, with 「重发」 for the first ones, on the office's card `key` of this case. */
export function undelivered({ case: id, undelivered: all }: ViewContext, key: string): Element[] {
  if (all.length === 0) return []
  return [
    text('以下卡片未能送达', { colour: 'orange' }),
    ...all.slice(0, LINES).map((line, at) =>
      lineWithButton(`${line.receiver}：${line.reason}`, {
        text: '重发',
        name: `resend_${at + 1}`,
        value: { c: id as ButtonValue['c'], k: key, a: 'delivery.resend', p: { key: line.key } },
      }),
    ),
    ...(all.length > LINES
      ? [
          note(
            `另有${all.length - LINES}项未送达，上列办理后依次显示：${listed(all.slice(LINES).map((line) => line.receiver))}`,
          ),
        ]
      : []),
  ]
}
