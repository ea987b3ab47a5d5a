import type { Proposed } from '../../procedures/topic/refusals.js'
import type { ButtonValue } from '../button.js'
import type { Card, Element } from '../card.js'
import { type Fact, facts } from '../elements.js'
import { card, type Frame, TITLE_CHARACTERS } from '../frame.js'
import { grounds, refusalLines } from '../grounds.js'
import type { Draft, ViewContext } from '../message.js'
import { fit } from '../packing.js'
import { labelled, WHOLE } from '../typed-texts.js'
import { lengthOf, listed } from '../wording.js'

/** What the builder of one card of a topic is given: the topic, the key of its message, and what was just tried on it. */
export interface TopicSheet {
  topic: Proposed
  context: ViewContext
  key: string
  draft: Draft | undefined
}

/** The act a button of this card carries. */
export const act = (sheet: TopicSheet, a: string, v: number): ButtonValue => ({
  c: sheet.context.case as ButtonValue['c'],
  k: sheet.key,
  a,
  v,
})

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

const refusalAbove = ({ draft, context }: TopicSheet): Element[] =>
  draft?.refusal ? refusalLines(draft.refusal, context.edition) : []

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
