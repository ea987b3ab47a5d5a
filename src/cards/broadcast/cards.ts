import type { Instant } from '../../domain/instant.js'
import { type Receiver, type Sent, silent } from '../../procedures/broadcast/state.js'
import type { Card, Element } from '../card.js'
import { act, type CaseSheet, refusalAbove } from '../case-sheet.js'
import { buttonRows, form } from '../controls.js'
import { facts, lead, note, panel, progress } from '../elements.js'
import { card, type Frame } from '../frame.js'
import { grounds } from '../grounds.js'
import { fit } from '../packing.js'
import { kept, WHOLE } from '../typed-texts.js'
import { undelivered } from '../undelivered.js'
import { datedMoment } from '../wording.js'

/** What the builder of one card of a notice is given. */
export interface NoticeSheet extends CaseSheet {
  broadcast: Sent
}

const framed = (
  sheet: NoticeSheet,
  before: string,
  { colour, tag, body }: Pick<Frame, 'colour' | 'tag' | 'body'>,
): Card =>
  card({
    title: `${before}：${sheet.broadcast.notice.title}`,
    subtitle: `${sheet.broadcast.number ?? '通知'} · 联席会议办公室`,
    colour,
    tag,
    body: [...refusalAbove(sheet), ...body, ...grounds(sheet.context.edition, ['4.5.a'])],
  })

/** The notice itself: whole, with its link, and when it was sent. */
function content({ broadcast: { notice, sentAt } }: NoticeSheet): Element[] {
  return [
    ...kept(notice.body, WHOLE),
    ...facts([
      {
        label: '链接',
        value: notice.link,
        ...(notice.link === '' ? {} : { link: new URL(notice.link).href }),
      },
      { label: '发送时间', value: datedMoment(sentAt) },
    ]),
  ]
}

/** For a receiver: the notice, and 「收到」 until it is tapped. */
export function noticeCard(sheet: NoticeSheet, receiver: Receiver): Card {
  const { broadcast } = sheet
  const at = broadcast.received[receiver.person]
  if (at !== undefined)
    return framed(sheet, '通知', {
      colour: 'green',
      tag: '已收到',
      body: [
        lead('您已确认收到，无需再办理。'),
        ...facts([{ label: '确认时间', value: datedMoment(at) }]),
        ...content(sheet),
      ],
    })
  return framed(sheet, '通知', {
    colour: 'blue',
    tag: '待收到',
    body: [
      lead('请阅读后点「收到」。'),
      ...content(sheet),
      ...buttonRows([{ text: '收到', look: 'primary', value: act(sheet, 'notice.receive') }]),
    ],
  })
}

/** For the group: the notice to be read; nobody is asked to answer there. */
export const groupNoticeCard = (sheet: NoticeSheet): Card =>
  framed(sheet, '通知', {
    colour: 'wathet',
    tag: '仅供知悉',
    body: [lead('联席会议办公室通知如下，请知悉。'), ...content(sheet)],
  })

/** 催办, to somebody who has not tapped 「收到」. */
export const nudgeCard = (sheet: NoticeSheet): Card =>
  framed(sheet, '催办', {
    colour: 'orange',
    tag: '待收到',
    body: [
      lead('您尚未确认收到这件通知，请在通知卡片上点「收到」。'),
      note(fit(sheet.broadcast.notice.body, 600)),
    ],
  })

/** Names of so many people leave room for everything else on the card. */
const NAMES_BYTES = 6_000

/** Units of whom nobody is left out by their name alone, the others with the posts meant: 「区财政局（联络员）」. */
function listed(people: readonly Receiver[], all: readonly Receiver[]): string {
  const postsIn = (of: readonly Receiver[], unit: string) =>
    of.filter((one) => one.unit === unit).map(({ title }) => title)
  const units = [...new Set(people.map(({ unit }) => unit))].map((unit) => {
    const posts = postsIn(people, unit)
    return posts.length === postsIn(all, unit).length ? unit : `${unit}（${posts.join('、')}）`
  })
  return fit(units.join('、'), NAMES_BYTES)
}

/** For the office: who has tapped 「收到」, who has not, and what can be done. */
export function noticeStatusCard(sheet: NoticeSheet): Card {
  const { broadcast } = sheet
  const { receivers, notice, nudges, phase } = broadcast
  const missing = silent(broadcast)
  const done = receivers.length - missing.length
  const { colour, tag, says } = standing(broadcast, missing.length)
  return framed(sheet, '通知', {
    colour,
    tag,
    body: [
      lead(says),
      ...(receivers.length === 0 ? [] : progress('已收到', done, receivers.length)),
      ...facts([
        { label: '发送对象', value: notice.audience.join('、') },
        {
          label: '未收到',
          value: missing.length === 0 ? '' : `${missing.length}人：${listed(missing, receivers)}`,
        },
        { label: '最近催办', value: lastNudge(nudges) },
      ]),
      ...undelivered(sheet),
      ...(phase === 'open' && missing.length > 0
        ? [
            ...buttonRows([{ text: '催办', look: 'primary', value: act(sheet, 'notice.nudge') }]),
            form(
              'close',
              [],
              [
                {
                  text: '结束通知',
                  look: 'danger',
                  value: act(sheet, 'notice.close'),
                  confirm: { title: '确认结束', text: '结束后不再催办，尚未收到的照实记为未收到。' },
                },
              ],
            ),
          ]
        : []),
      panel('通知内容', content(sheet)),
    ],
  })
}

const standing = (
  { phase, receivers }: Sent,
  missing: number,
): { colour: 'green' | 'wathet' | 'grey'; tag: '已发送' | '已收到' | '已结束'; says: string } => {
  if (receivers.length === 0)
    return { colour: 'green', tag: '已发送', says: '已发送到联席会议群，无需回执。' }
  if (missing === 0) return { colour: 'green', tag: '已收到', says: '各接收人均已确认收到。' }
  if (phase === 'closed')
    return { colour: 'grey', tag: '已结束', says: `通知已结束，尚有${missing}人未确认收到。` }
  return { colour: 'wathet', tag: '已发送', says: `已发送，尚有${missing}人未确认收到。` }
}

const lastNudge = (nudges: Sent['nudges']): string => {
  const last = nudges.at(-1) as { people: readonly unknown[]; at: Instant } | undefined
  return last ? `${datedMoment(last.at)}，${last.people.length}人` : ''
}
