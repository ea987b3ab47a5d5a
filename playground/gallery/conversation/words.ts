import { OPINION, replied } from '../../../src/bot/replies.js'
import * as sentences from '../../../src/bot/sentences.js'
import { actorAs } from '../../../src/bot/standing.js'
import {
  errandOf,
  possibilities,
  possibility,
  roleWords,
  WORDS,
  type WordId,
} from '../../../src/bot/words.js'
import type { CaseId, PersonId, UnitName } from '../../../src/domain/ids.js'
import { later } from '../../../src/domain/instant.js'
import { isRefusal } from '../../../src/domain/refusal.js'
import { ROLE_NAMES, Roster, standingsOf } from '../../../src/domain/roster.js'
import type { Said } from '../../../src/procedures/conversation/said.js'
import { progressOf } from '../../../src/procedures/written-round/progress.js'
import { NO_ROUND, type Round } from '../../../src/procedures/written-round/state.js'
import { todos } from '../../../src/procedures/written-round/todos.js'
import { writtenRound } from '../../../src/procedures/written-round/written-round.js'
import { type Entry, once, type Sees } from '../entry.js'
import { afterPresses, type Typed } from '../press.js'
import {
  after,
  at,
  CASE,
  committee,
  gave,
  gaveLate,
  numbered,
  PROPOSAL,
  proposed,
  type Step,
  signed,
  started,
  submitted,
  unit,
} from '../rounds.js'
import type { Size } from '../size.js'
import { spoken } from './chat.js'

const PROCEDURE = '问答与会话'
const PEOPLE: Readonly<Record<Exclude<Sees, '全体'>, PersonId>> = {
  办公室: 'ou_office' as PersonId,
  分管副区长: 'ou_chair' as PersonId,
  成员单位领导: 'ou_m0' as PersonId,
  联络员: 'ou_l0' as PersonId,
  申报单位: 'ou_app' as PersonId,
  其他人员: 'ou_nobody' as PersonId,
}
const MANY = 'ou_many' as PersonId

/** What is said to a word, a reply, or to what could not be taken up. */
export const words = (size: Size): Entry[] => [
  ...aboutOneself(size),
  ...lists(size),
  ...proposalForms(size),
  ...receipts(size),
  ...refusals(),
]

const entry = (card: string, sees: Sees, state: string, said: () => Said, roster?: Roster): Entry => ({
  procedure: PROCEDURE,
  card,
  sees,
  state,
  key: 'said/1',
  made: once(() => spoken(said(), roster).card()),
})

/** A person who heads every unit of the committee, and the office as well. */
function crowded(units: number): Roster {
  const roster = committee(units)
  const holder = { openId: MANY, title: '分管领导' }
  return Roster.parse({
    ...roster,
    office: [...roster.office, holder],
    members: roster.members.map((seat) => ({ ...seat, leader: holder })),
  })
}

function aboutOneself({ units }: Size): Entry[] {
  const roster = committee(units)
  const crowd = crowded(units)
  const help = (id: PersonId, list: Roster): Said => {
    const standings = standingsOf(list, id)
    return { is: 'help', roles: roleWords(standings), possibilities: possibilities(standings) }
  }
  const identity = (openId: PersonId, list: Roster): Said => ({
    is: 'identity',
    openId,
    standings: standingsOf(list, openId).map(({ role, unit, person }) => ({
      role,
      unit,
      title: person.title,
    })),
  })
  const people = Object.entries(PEOPLE) as [Exclude<Sees, '全体'>, PersonId][]
  return [
    ...people.map(([sees, id]) => entry('帮助', sees, sees, () => help(id, roster))),
    entry('帮助', '成员单位领导', '一人多职', () => help(MANY, crowd)),
    ...people.map(([sees, id]) => entry('我是谁', sees, sees, () => identity(id, roster))),
    entry('我是谁', '成员单位领导', '一人多职', () => identity(MANY, crowd)),
    entry('换个问题', '全体', '已清除条件', () => ({ is: 'forgotten' })),
    ...(Object.keys(WORDS) as WordId[])
      .filter((id) => id !== 'help' && id !== 'forget' && id !== 'identity')
      .map((id) =>
        entry('可办事项', WORDS[id].who === 'anyone' ? '全体' : '办公室', WORDS[id].says[0], () => ({
          is: 'offer',
          possibility: possibility(id),
        })),
      ),
  ]
}

const DAY_MS = 86_400_000

/** So many rounds, each due a day after the one before; every second one half answered. */
const underWay = ({ units, words }: Size, count: number): Round[] =>
  Array.from({ length: count }, (_, n) =>
    after(
      proposed({
        title: n === 0 ? words.title : `${words.title}（${n + 1}）`,
        deadline: later(PROPOSAL.deadline, n * DAY_MS),
      }),
      { ...numbered, event: { did: 'Numbered', number: `书面征询2026-${String(n + 1).padStart(3, '0')}` } },
      started(units),
      ...(n % 2 === 0
        ? []
        : Array.from({ length: Math.ceil(units / 2) }, (_, seat) => gave(units - 1 - seat, '同意', ''))),
    ),
  )

function lists(size: Size): Entry[] {
  const waiting = (rounds: readonly Round[], sees: Exclude<Sees, '全体'>): Said => ({
    is: 'todos',
    todos: rounds.flatMap((round) => todos(round, PEOPLE[sees])).map(({ what, due }) => ({ what, due })),
  })
  const progress = (rounds: readonly Round[]): Said => ({ is: 'progress', rounds: rounds.map(progressOf) })
  const one = () => underWay(size, 1)
  const several = () => underWay(size, Math.max(2, size.items))
  const toApprove = () => [after(proposed({ title: size.words.title }), numbered)]
  const noNumber = () => [after(proposed({ title: size.words.title }))]
  return [
    entry('我的待办', '全体', '没有待办', () => waiting([], '成员单位领导')),
    entry('我的待办', '成员单位领导', '一项', () => waiting(one(), '成员单位领导')),
    entry('我的待办', '成员单位领导', '多项', () => waiting(several(), '成员单位领导')),
    entry('我的待办', '成员单位领导', '六十项', () => waiting(underWay(size, 60), '成员单位领导')),
    entry('我的待办', '分管副区长', '待审定（未定期限）', () => waiting(toApprove(), '分管副区长')),
    entry('我的待办', '联络员', '有待反馈', () => waiting(one(), '联络员')),
    entry('征询进度（查询）', '办公室', '没有进行中', () => progress([])),
    entry('征询进度（查询）', '办公室', '一件', () => progress(one())),
    entry('征询进度（查询）', '办公室', '多件', () => progress(several())),
    entry('征询进度（查询）', '办公室', '三十件', () => progress(underWay(size, 30))),
    entry('征询进度（查询）', '分管副区长', '待审定', () => progress(toApprove())),
    entry('征询进度（查询）', '办公室', '待编号', () => progress(noNumber())),
  ]
}

/** 「发起书面征询」: the form, as it is, refused, and sent in. */
function proposalForms({ units, words }: Size): Entry[] {
  const target = 'round/4f2a91c0' as CaseId
  const roster = committee(units)
  const applicants = (count: number): UnitName[] =>
    count === 1
      ? (['区卫生健康委'] as UnitName[])
      : Array.from({ length: count }, (_, n) => `申报单位第${n + 1}家` as UnitName)
  const form = (count: number, closed = false): Said => ({
    is: 'form',
    form: 'proposal',
    target,
    applicants: applicants(count),
    closed,
  })
  const typed = {
    title: words.title,
    description: words.description,
    research: words.research,
    advice: words.advice,
    special: words.special,
    deadline: '2026-10-15 18:00 +0800',
    link: 'example.cn/m',
    project: words.project,
    applicant: '区卫生健康委',
    visibility: 'all',
    secret: 'no',
  }
  const pressed = (state: string, fields: Typed, count = 1): Entry => ({
    procedure: PROCEDURE,
    card: '发起书面征询',
    sees: '办公室',
    state,
    key: 'said/1',
    made: once(() =>
      afterPresses(
        {
          desk: { procedure: writtenRound, case: CASE, state: NO_ROUND, roster, at: at('2026-10-12 10:00') },
          message: spoken(form(count), roster, PEOPLE.办公室),
        },
        [['报分管副区长审定', fields]],
      ),
    ),
  })
  return [
    entry('发起书面征询', '办公室', '待填写', () => form(1)),
    entry('发起书面征询', '办公室', '待填写（没有申报单位）', () => form(0)),
    entry('发起书面征询', '办公室', '待填写（申报单位很多）', () => form(61)),
    pressed('全部未填，未办理', {}),
    pressed('材料链接有误，未办理', typed),
    pressed('材料链接有误（申报单位很多）', typed, 61),
    pressed('选择涉密，内容不保留', { ...typed, secret: 'yes' }),
    entry('发起书面征询', '办公室', '已报送', () => form(1, true)),
  ]
}

function receipts({ units, words }: Size): Entry[] {
  const begun = [proposed({ title: words.title }), numbered, started(units)]
  const receipt = (round: Round): Said =>
    replied({ case: { state: round }, answered: {} } as unknown as Parameters<typeof replied>[0], unit(2))
  const gives = (state: string, ...more: readonly Step[]) =>
    entry('回复收讫', '成员单位领导', state, () => receipt(after(...begun, ...more)))
  return [
    gives('已收到', gave(2, '同意但有修改意见', words.long, { channel: 'reply' })),
    gives('已收到（未附文字）', gave(2, '同意', '', { channel: 'reply' })),
    gives('逾期', gave(2, '不同意', words.opinion(2), { channel: 'reply', overdue: true })),
    gives(
      '签署后收到',
      gave(3, '同意', ''),
      submitted(1),
      signed('同意', ''),
      gaveLate(2, '其他意见', words.opinion(2)),
    ),
  ]
}

const SENTENCES: readonly (readonly [string, Sees, Said])[] = [
  ['图片和文件不能阅读', '全体', sentences.cannotRead],
  ['无法判断针对哪件事项', '成员单位领导', sentences.whichMatter],
  ['回复的开头不合规定', '成员单位领导', sentences.howToReply],
  ['文字不产生签署效力', '分管副区长', sentences.signOnTheCard],
  ['含有密级标志', '全体', sentences.marked],
  ['文字过长', '全体', sentences.tooLong],
  ['没有看到问题（群聊）', '全体', sentences.nothingAsked],
  ['已在私聊中答复（群聊）', '全体', sentences.answeredInPrivate('我的待办')],
  ['群内不办理事项（群聊）', '全体', sentences.onlyInPrivate],
  ['目前不能办理的指令', '办公室', sentences.notOffered],
  ['没有保存成功', '全体', sentences.notSaved],
]

function refusals(): Entry[] {
  const roster = committee(3)
  const barred = (id: PersonId, errand: Parameters<typeof actorAs>[2]): Said => {
    const refused = actorAs(roster, id, errand)
    if (isRefusal(refused)) return sentences.saidOf(refused)
    throw new Error(`${id} may ${errand.name}`)
  }
  return [
    ...SENTENCES.map(([state, sees, said]) => entry('说明', sees, state, () => said)),
    entry('说明', '成员单位领导', '不由本人办理', () => barred(PEOPLE.成员单位领导, errandOf('propose'))),
    entry('说明', '联络员', '联络员不代为发表意见', () => barred(PEOPLE.联络员, OPINION)),
    entry('说明', '其他人员', `只由${ROLE_NAMES.office}办理`, () =>
      barred(PEOPLE.其他人员, errandOf('settings')),
    ),
  ]
}
