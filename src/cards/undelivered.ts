import type { Element } from './card.js'
import { act, type CaseSheet } from './case-sheet.js'
import { lineWithButton } from './controls.js'
import { note, text } from './elements.js'
import { listed } from './wording.js'

/** Lines with a button of their own; the next ones move up as these are cleared. */
const LINES = 5

/** What of this case could not be delivered, with 「重发」 for the first ones. */
export function undelivered(sheet: CaseSheet): Element[] {
  const all = sheet.context.undelivered
  if (all.length === 0) return []
  return [
    text('以下卡片未能送达', { colour: 'orange' }),
    ...all.slice(0, LINES).map((line, at) =>
      lineWithButton(`${line.receiver}：${line.reason}`, {
        text: '重发',
        name: `resend_${at + 1}`,
        value: act(sheet, 'delivery.resend', { p: { key: line.key } }),
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
