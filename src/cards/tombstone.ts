import type { Card } from './card.js'
import { lead, note } from './elements.js'
import { card } from './frame.js'

/**
 * What stands in place of a live card that is no longer in use. `moved`: a fresh copy of `last` was sent; `closed`: the
 * matter has gone on without this card. `last`: the card as it was, where at hand, for its title and number.
 */
export function tombstone(last: Card | null, why: 'moved' | 'closed'): Card {
  const moved = why === 'moved'
  return card({
    title: last?.header.title.content ?? '联席会议事项',
    subtitle: last?.header.subtitle?.content ?? '本卡片已停用',
    colour: 'grey',
    tag: moved ? '已移至新卡片' : '已结束',
    body: [
      lead(moved ? '本卡片已移至新卡片，请在新卡片上办理。' : '本卡片已结束，无需再办理。'),
      note(
        moved
          ? '新卡片在本会话中，内容相同。已提交的内容均已存档，不受影响。'
          : '后续如需您办理，以本会话中较新的卡片为准。已提交的内容均已存档，不受影响。',
      ),
    ],
  })
}
