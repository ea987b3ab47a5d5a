import type { PersonId } from '../../domain/ids.js'
import { ROLE_NAMES, ROLES } from '../../domain/roster.js'
import type { Said } from '../../procedures/conversation/said.js'
import { exampleNumber } from '../../rules/edition-words.js'
import type { Edition } from '../../rules/rulebook/edition.js'
import type { Card } from '../card.js'
import { facts, lead, note, text } from '../elements.js'
import { card } from '../frame.js'

/** What a question may look like. */
export const examples = (edition: Edition): string =>
  `例如：120万的项目走什么流程；到几家能开会；条款 ${exampleNumber(edition)}`

/** 「我是谁」: own open_id and roles, so that a roster can be written. */
export const identityCard = (openId: PersonId, standings: (Said & { is: 'identity' })['standings']): Card =>
  card({
    title: '我是谁',
    subtitle: standings.length > 0 ? '已在联席会议名单内' : '不在联席会议名单内',
    colour: 'wathet',
    tag: '仅供知悉',
    body: [
      lead(
        standings.length > 0
          ? '您在联席会议中的身份如下。'
          : '您可以询问议事规则；办理其他事项请联系联席会议办公室。',
      ),
      facts([
        ...ROLES.map((role) => ({
          label: ROLE_NAMES[role],
          value: standings
            .filter((one) => one.role === role)
            .map(({ unit, title }) => [unit, title].filter(Boolean).join(' '))
            .join('\n'),
        })),
        { label: '身份标识', value: openId },
      ]),
      note('身份标识用于办公室登记名单，可复制后发给联席会议办公室。'),
    ],
  })

/** What was taken up by reply. */
export const receiptCard = (title: string, lines: readonly string[]): Card =>
  card({
    title,
    subtitle: '以文字回复提交',
    colour: 'green',
    tag: '已反馈',
    body: [lead('已记录，与在卡片上提交效力相同。'), ...lines.map((line) => text(line))],
  })

/** What cannot be done, why, and the next step. */
export const refusalCard = (said: Said & { is: 'refusal' }, edition: Edition): Card =>
  card({
    title: '说明',
    subtitle: '请看下一步',
    colour: 'orange',
    tag: '未办理',
    body: [
      lead(said.why),
      text(said.next),
      note(
        said.basis === '系统规定'
          ? '依据 系统规定'
          : `依据 ${edition.clause(said.basis).cite} · ${edition.docNo}\n文件状态：${edition.status}`,
      ),
    ],
  })

/** 「换个问题」. */
export const forgottenCard = (edition: Edition): Card =>
  card({
    title: '换个问题',
    subtitle: '当前问题的条件已清除',
    colour: 'wathet',
    tag: '仅供知悉',
    body: [lead('请发送新的问题。'), text(examples(edition))],
  })
