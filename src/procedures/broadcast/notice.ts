import type { PersonId } from '../../domain/ids.js'
import type { Refusal } from '../../domain/refusal.js'
import type { Roster } from '../../domain/roster.js'
import { Form, type TextField } from '../form.js'
import type { Basis, Context } from '../procedure.js'
import { AUDIENCES, type Audience, type Notice, type Receiver } from './state.js'

const TEXTS = {
  title: { label: '标题', needs: '系统规定' },
  body: { label: '正文', needs: '系统规定' },
  link: { label: '链接', needs: null },
} as const satisfies Record<string, TextField>

/**
 * Reads the form 「发通知」, whose values nobody has checked: the notice, or one refusal that names every fault. 标题, 正文 and
 * 发送对象 must be there; an audience without anybody in it is refused as well, and so is a classified text.
 */
export function readNotice(
  fields: Record<string, unknown>,
  { roster, edition }: Pick<Context, 'roster' | 'edition'>,
): Notice | Refusal<Basis> {
  const form = new Form(fields)
  const title = form.text('title', TEXTS.title)
  const body = form.text('body', TEXTS.body)
  const link = form.link('link', TEXTS.link)
  const audience = form.choices('audience', '发送对象', AUDIENCES)
  if (audience.length === 0) form.fault('「发送对象」未选择')
  if (audience.includes('申报单位') && roster.applicants.every(({ people }) => people.length === 0))
    form.fault('名册中没有申报单位的人员')
  if (audience.includes('群') && roster.groupChat === undefined) form.fault('名册中没有登记联席会议群')
  return (
    form.refusal(
      {
        code: 'BAD_NOTICE',
        secret: '本通知含有密级标志，不能通过本助手发送：',
        next: '请补充、更正后再次点「发送通知」。',
      },
      edition,
    ) ?? { title, body, link, audience }
  )
}

/** Everybody of the roster of the day whom the notice goes to, each once, whatever the number of his posts. */
export function receiversOf(audience: readonly Audience[], roster: Roster): Receiver[] {
  const members = audience.includes('成员单位')
    ? roster.members.flatMap(({ unit, leader, liaisons }) =>
        [leader, ...liaisons].map(({ openId, title }) => ({ person: openId, unit, title })),
      )
    : []
  const applicants = audience.includes('申报单位')
    ? roster.applicants.flatMap(({ unit, people }) =>
        people.map(({ openId, title }) => ({ person: openId, unit, title })),
      )
    : []
  const first = new Map<PersonId, Receiver>()
  for (const one of [...members, ...applicants]) if (!first.has(one.person)) first.set(one.person, one)
  return [...first.values()]
}
