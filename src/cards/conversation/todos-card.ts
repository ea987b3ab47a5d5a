import type { Said } from '../../procedures/conversation/said.js'
import type { Card } from '../card.js'
import { lead, note, text } from '../elements.js'
import { card } from '../frame.js'
import { FULL, measure } from '../limits.js'
import { moment, opening } from '../wording.js'

type Todos = (Said & { is: 'todos' })['todos']

/** The matter stands whole on its own card. */
const WHAT_CHARACTERS = 120

/** 「我的待办」: everything that waits for this person, with due dates; as many as a card can hold, the rest counted. */
export function todosCard(todos: Todos): Card {
  for (let shown = todos.length; ; shown--) {
    const made = build(todos, shown)
    const { bytes, tags } = measure(made)
    if (shown === 0 || (bytes <= FULL.bytes && tags <= FULL.tags)) return made
  }
}

function build(todos: Todos, shown: number): Card {
  const waiting = todos.length > 0
  const left = todos.length - shown
  return card({
    title: '我的待办',
    subtitle: waiting ? `${todos.length}项等您办理` : '目前没有等您办理的事项',
    colour: waiting ? 'blue' : 'green',
    tag: waiting ? '待办理' : '无待办',
    body: waiting
      ? [
          lead('请在各事项的卡片上办理，先到期的在前。'),
          todos
            .slice(0, shown)
            .flatMap(({ what, due }) => [
              note(due ? `${moment(due)}前` : '未定期限'),
              text(opening(what, WHAT_CHARACTERS)),
            ]),
          left > 0 ? note(`另有${left}项未列出，办理上列事项后依次显示。`) : [],
          note('如找不到卡片，请在本会话中向上翻看，或联系联席会议办公室重发。'),
        ]
      : [lead('目前没有等您办理的事项。')],
  })
}
