import type { Said } from '../../procedures/conversation/said.js'
import type { Card } from '../card.js'
import { facts, lead, note } from '../elements.js'
import { card } from '../frame.js'
import { moment } from '../wording.js'

/** 「我的待办」: everything that waits for this person, with due dates. */
export function todosCard(todos: (Said & { is: 'todos' })['todos']): Card {
  const waiting = todos.length > 0
  return card({
    title: '我的待办',
    subtitle: waiting ? `${todos.length}项等您办理` : '目前没有等您办理的事项',
    colour: waiting ? 'blue' : 'green',
    tag: waiting ? '待办理' : '无待办',
    body: waiting
      ? [
          lead('请在各事项的卡片上办理。'),
          facts(todos.map(({ what, due }) => ({ label: due ? moment(due) : '未定期限', value: what }))),
          note('如找不到卡片，请在本会话中向上翻看，或联系联席会议办公室重发。'),
        ]
      : [lead('目前没有等您办理的事项。')],
  })
}
