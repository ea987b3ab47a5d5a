import { takesOpinions } from '../../procedures/written-round/refusals.js'
import { type Proxy, type RoundSeat, standing } from '../../procedures/written-round/state.js'
import type { Card, HeaderColour } from '../card.js'
import { act, refusalAbove } from '../case-sheet.js'
import { buttonRows } from '../controls.js'
import { facts, lead, note, text } from '../elements.js'
import { card } from '../frame.js'
import { labelled } from '../typed-texts.js'
import { datedMoment, type StateWord } from '../wording.js'
import { foot, type Sheet, subtitleOf } from './sheet.js'

/** 代录: what the office entered on behalf; it is an opinion only when the seat holder says so. */
export function proxyCard(sheet: Sheet, seat: RoundSeat, proxy: Proxy): Card {
  const state = stateOf(sheet, seat, proxy)
  const p = { unit: seat.unit, id: proxy.id }
  return card({
    title: `代录意见：${sheet.proposal.title}`,
    subtitle: subtitleOf(sheet),
    colour: state.colour,
    tag: state.tag,
    body: [
      ...refusalAbove(sheet),
      lead(state.says),
      ...facts([
        { label: '贵单位', value: seat.unit },
        { label: '态度', value: proxy.stance },
        { label: '代录时间', value: datedMoment(proxy.at) },
      ]),
      ...(proxy.text === ''
        ? []
        : [note('意见'), text(proxy.text, proxy.status === 'denied' ? { colour: 'grey' } : {})]),
      ...labelled(sheet, '代录理由', proxy.reason),
      ...(state.waits
        ? buttonRows([
            { text: '确认', look: 'primary', value: act(sheet, 'proxy.confirm', { p }) },
            { text: '不是我的意见', value: act(sheet, 'proxy.deny', { p }) },
          ])
        : []),
      ...foot(sheet),
    ],
  })
}

/** Does this entry still wait for the seat holder? */
export const proxyWaits = (sheet: Pick<Sheet, 'round'>, seat: RoundSeat, proxy: Proxy): boolean =>
  proxy.status === 'open' && !standing(seat) && takesOpinions(sheet.round)

function stateOf(
  sheet: Sheet,
  seat: RoundSeat,
  proxy: Proxy,
): { colour: HeaderColour; tag: StateWord; says: string; waits: boolean } {
  if (proxyWaits(sheet, seat, proxy))
    return {
      colour: 'blue',
      tag: '待确认',
      says: '办公室代录了贵单位的意见，请确认是否为您的意见。确认前计为未反馈。',
      waits: true,
    }
  if (proxy.status === 'confirmed')
    return {
      colour: 'green',
      tag: '已确认',
      says: '您已确认，以下作为贵单位的书面意见。',
      waits: false,
    }
  if (proxy.status === 'denied')
    return {
      colour: 'grey',
      tag: '已划去',
      says: '您已注明不是您的意见，以下内容已划去，仅留存备查，不计为意见。',
      waits: false,
    }
  return {
    colour: 'grey',
    tag: '已结束',
    says: standing(seat)
      ? '贵单位已自行反馈意见，本条代录不再需要确认。'
      : '本次书面征询已结束，本条代录未经确认，不计为意见。',
    waits: false,
  }
}
