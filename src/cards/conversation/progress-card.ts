import type { RoundProgress } from '../../procedures/conversation/said.js'
import type { Edition } from '../../rules/rulebook/edition.js'
import type { Card, Element } from '../card.js'
import { facts, hr, lead, progress, text } from '../elements.js'
import { card } from '../frame.js'
import { grounds } from '../grounds.js'
import { FULL, measure } from '../limits.js'
import { counted, moment, opening } from '../wording.js'

/** The matter stands whole on the card of its round. */
const TITLE_CHARACTERS = 120

/** 「征询进度」: open written rounds, counts and the names of the units that have not answered; no opinions. */
export function progressCard(rounds: readonly RoundProgress[], edition: Edition): Card {
  for (let shown = rounds.length; ; shown--) {
    const made = build(rounds, shown, edition)
    const { bytes, tags } = measure(made)
    if (shown === 0 || (bytes <= FULL.bytes && tags <= FULL.tags)) return made
  }
}

function build(rounds: readonly RoundProgress[], shown: number, edition: Edition): Card {
  const none = rounds.length === 0
  const left = rounds.length - shown
  return card({
    title: '征询进度',
    subtitle: none ? '没有进行中的书面征询' : `${rounds.length}件进行中`,
    colour: 'wathet',
    tag: '仅供知悉',
    body: [
      lead(none ? '目前没有进行中的书面征询。' : '进行中的书面征询如下，未反馈的单位已列出。'),
      ...rounds.slice(0, shown).flatMap((round) => [hr, ...lines(round)]),
      ...(left > 0 ? [text(`另有${left}件，请在各件的进度卡片上查看。`)] : []),
      grounds(edition, ['4.2.b']),
    ],
  })
}

const lines = (round: RoundProgress): Element[] => [
  text(opening(round.title, TITLE_CHARACTERS)),
  ...(round.total > 0 ? progress('已反馈', round.answered, round.total) : []),
  ...facts([
    { label: '编号', value: round.number ?? '' },
    { label: '状态', value: round.phase },
    { label: '反馈截止', value: round.deadline ? moment(round.deadline) : '' },
    { label: '未反馈', value: round.total > 0 ? counted(round.missing) : '' },
  ]),
]
