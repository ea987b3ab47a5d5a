import { type Opinion, type Round, type Stance, standing } from '../../procedures/written-round/state.js'
import type { Element } from '../card.js'
import { panel, text } from '../elements.js'
import { type Passage, type Slice, sliceElements } from '../packing.js'
import { datedMoment, lengthOf } from '../wording.js'

/** Who gave an opinion, which, when, in which version, under which receipt: our line above its text. */
export const opinionLine = (unit: string, opinion: Opinion): string =>
  [
    unit,
    opinion.title,
    opinion.stance,
    `第${opinion.version}版`,
    datedMoment(opinion.at),
    ...(opinion.channel === 'proxy' ? ['代录后经本人确认'] : []),
    ...(opinion.overdue ? ['逾期'] : []),
    `回执 ${opinion.receipt}`,
  ].join(' · ')

/** What asks for something is read first. */
const READING_ORDER: readonly Stance[] = ['不同意', '同意但有修改意见', '其他意见', '同意']

/** The opinions that count, by stance and then in the order of the roster, each verbatim. */
export const opinionPassages = (round: Round): Passage[] =>
  READING_ORDER.flatMap((stance) =>
    round.seats.flatMap((seat): Passage[] => {
      const opinion = standing(seat)
      return opinion?.stance === stance
        ? [{ group: stance, head: opinionLine(seat.unit, opinion), text: opinion.text }]
        : []
    }),
  )

/** What the office entered on behalf and nobody confirmed: waiting, or struck. It counts for nothing. */
export const proxyPassages = (round: Round, status: 'open' | 'denied'): Passage[] => {
  const group = status === 'open' ? '代录（待确认）' : '已划去的代录（不是本人意见）'
  return round.seats.flatMap((seat) =>
    seat.proxies
      .filter((proxy) => proxy.status === status && (status === 'denied' || !standing(seat)))
      .flatMap((proxy) => [
        {
          group,
          head: `${seat.unit} · ${group} · ${proxy.stance} · ${datedMoment(proxy.at)}`,
          text: proxy.text,
        },
        { group, head: `${seat.unit} · 代录理由`, text: proxy.reason },
      ]),
  )
}

/** 签署后收到: on record, without effect. */
export const latePassages = (round: Round): Passage[] =>
  round.seats.flatMap((seat) =>
    seat.opinions
      .filter((opinion) => opinion.late)
      .map((opinion) => ({
        group: '签署后收到',
        head: opinionLine(seat.unit, opinion),
        text: opinion.text,
      })),
  )

/** So few characters may stand in sight; more are folded. */
const IN_SIGHT = 240

/** Slices on a card that also has other things: one folded part a group, open where it is short or never. */
export const folded = (
  slices: readonly Slice[],
  at: 'open where short' | 'closed' = 'open where short',
): Element[] =>
  groupsOf(slices).map(({ group, members }) =>
    panel(
      `${group} · 全文`,
      members.flatMap(sliceElements),
      at !== 'closed' && members.reduce((sum, slice) => sum + lengthOf(slice.text), 0) <= IN_SIGHT,
    ),
  )

/** Slices on a card that is there for them: in sight, each group under its words. */
export const unfolded = (slices: readonly Slice[]): Element[] =>
  groupsOf(slices).flatMap(({ group, members }) => [text(group), ...members.flatMap(sliceElements)])

function groupsOf(slices: readonly Slice[]): { group: string; members: Slice[] }[] {
  const groups: { group: string; members: Slice[] }[] = []
  for (const slice of slices) {
    const last = groups.at(-1)
    if (last?.group === slice.passage.group) last.members.push(slice)
    else groups.push({ group: slice.passage.group, members: [slice] })
  }
  return groups
}
