import { AUDIENCES } from '../../procedures/broadcast/state.js'
import type { ButtonValue } from '../button.js'
import type { Element } from '../card.js'
import { form, input, multiSelect } from '../controls.js'

/** A notice has a heading, not a text. */
const SHORT = 200

/** 「发通知」: the form, to stand at the root of a card. `values`: raw, by name of the field, as typed. */
export function noticeForm(press: ButtonValue, values: Readonly<Record<string, unknown>>): Element[] {
  const value = (name: string): string => {
    const entered = values[name]
    return typeof entered === 'string' ? entered : ''
  }
  return [
    form(
      'notice',
      [
        input({ name: 'title', label: '标题', value: value('title'), max: SHORT }),
        input({ name: 'body', label: '正文', rows: 6, value: value('body') }),
        input({ name: 'link', label: '链接', value: value('link'), hint: '选填' }),
        multiSelect({
          name: 'audience',
          label: '发送对象',
          options: AUDIENCES.map((one) => ({ text: one, value: one })),
          chosen: values['audience'],
        }),
      ],
      [{ text: '发送通知', look: 'primary', value: press }],
    ),
  ]
}
