import type { Proposed } from '../../procedures/topic/refusals.js'
import type { Card, Element } from '../card.js'
import { type CaseSheet, refusalAbove } from '../case-sheet.js'
import { type Fact, facts } from '../elements.js'
import { card, type Frame, TITLE_CHARACTERS } from '../frame.js'
import { grounds } from '../grounds.js'
import { fit } from '../packing.js'
import { labelled, WHOLE } from '../typed-texts.js'
import { lengthOf, listed } from '../wording.js'

/** What the builder of one card of a topic is given. */
export interface TopicSheet extends CaseSheet {
  topic: Proposed
}

/** A card of a topic: its name in the title after `before`, number and kind below, the grounds at the foot. */
export const framed = (
  sheet: TopicSheet,
  before: string,
  { colour, tag, body }: Pick<Frame, 'colour' | 'tag' | 'body'>,
): Card =>
  card({
    title: `${before}：${sheet.topic.draft.title}`,
    subtitle: `${sheet.topic.number ?? '议题'} · ${sheet.topic.draft.type}`,
    colour,
    tag,
    body: [...refusalAbove(sheet), ...body, grounds(sheet.context.edition, ['4.4.a', '4.4.b'])],
  })

/** The longest of our words before the name in a title. */
const BEFORE_TITLE = 6

/** The topic as the office has laid it out; `more` are the facts to come first. */
export function matter({ topic: { draft, fromRound } }: TopicSheet, more: readonly Fact[] = []): Element[] {
  const { title, project, observers, research, advice } = draft
  const texts = { textBytes: WHOLE }
  return [
    ...facts([
      ...more,
      {
        label: '议题名称',
        value: lengthOf(title) + BEFORE_TITLE > TITLE_CHARACTERS ? fit(title, WHOLE) : '',
      },
      { label: '关联项目', value: fit(project, WHOLE) },
      { label: '列席单位', value: listed(observers) },
      { label: '来源', value: fromRound === null ? '' : `${fromRound}转为开会` },
    ]),
    ...labelled(texts, '办公室意见和建议', advice),
    ...labelled(texts, '调研情况', research),
  ]
}
