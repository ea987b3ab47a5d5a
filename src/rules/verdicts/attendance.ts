import type { Facts } from '../facts.js'
import { overShareWords, quorum, shareWords } from '../quorum.js'
import type { Edition } from '../rulebook/edition.js'
import type { Verdict } from './verdict.js'

/** A way to count those whose 到会 the text leaves open. */
interface Way {
  counting: string
  present: number
}

/**
 * May the meeting open with these units? By units: without and with delegates and video where they are told, and what is
 * missing. Who is on leave or away never counts; where only they are told, the rest is taken as coming, and it is said.
 * Null where nothing is told.
 * @param members units in the roster of the day, where the question gives no number of its own
 * @see 四（三）第1句 (4.3.a)
 */
export function attendanceVerdict(
  facts: Facts,
  edition: Edition,
  members = edition.seats.length,
): Verdict | null {
  const all = facts.members ?? members
  const { delegates = 0, remote = 0, onLeave = 0, absent = 0 } = facts
  const told = [facts.present, facts.delegates, facts.remote, facts.onLeave, facts.absent]
  if (told.every((count) => count === undefined))
    return facts.people === undefined ? null : byHeads(facts.people)
  const rest = all - delegates - remote - onLeave - absent
  const present = facts.present ?? rest
  if (present < 0 || present + delegates + remote > all) return tooMany(present + delegates + remote, all)
  const said = [
    ...(facts.present === undefined ? [] : [`到会${present}家`]),
    ...(delegates > 0 ? [`派员代会${delegates}家`] : []),
    ...(remote > 0 ? [`视频参会${remote}家`] : []),
    ...(onLeave > 0 ? [`请假${onLeave}家`] : []),
    ...(absent > 0 ? [`未到${absent}家`] : []),
  ].join('、')
  const supposed = facts.present === undefined && rest > 0 ? `，其余${rest}家都到会的话` : ''
  return {
    says: `按${all}家成员单位、${said}计${supposed}：${inWords(ways(present, delegates, remote), all, edition)}`,
    notes:
      delegates + remote > 0 ? ['派员代会、视频参会是否计入到会，规则未作规定，由联席会议办公室确定'] : [],
  }
}

function ways(present: number, delegates: number, remote: number): Way[] {
  return [
    { counting: '', present },
    ...(delegates > 0 ? [{ counting: '计入代会', present: present + delegates }] : []),
    ...(remote > 0 ? [{ counting: '计入视频', present: present + remote }] : []),
    ...(delegates > 0 && remote > 0
      ? [{ counting: '代会、视频都计入', present: present + delegates + remote }]
      : []),
  ]
}

function inWords(open: readonly Way[], members: number, edition: Edition): string {
  const verdicts = open.map(({ present }) => standing(present, members, edition))
  const [plainly = '', ...others] = verdicts
  if (others.length === 0) return plainly
  const left = open.some(({ counting }) => counting === '计入视频')
    ? open.some(({ counting }) => counting === '计入代会')
      ? '代会、视频都不计入'
      : '不计视频'
    : '不计代会'
  if (others.every((other) => other === plainly)) return `是否计入结果都一样，${plainly}`
  return open
    .map(({ counting, present }, at) => `${counting || left}为${present}家，${verdicts[at]}`)
    .join('；')
}

/** The verdict on so many units, with what is missing. */
function standing(present: number, members: number, edition: Edition): string {
  const { is, says, neededWithHalf, missing } = quorum(members, present, edition)
  if (is !== 'short') return says
  const toShare = neededWithHalf - present
  const steps =
    toShare === missing || toShare === 0
      ? `还差${missing}家`
      : `还差${toShare}家到${shareWords(edition)}，还差${missing}家到${overShareWords(edition)}`
  return `未达到，不能召开，${steps}`
}

const byHeads = (people: number): Verdict => ({
  says: `按成员单位计，不按人数计：要看这${people}个人分属几家成员单位，同一单位来几个人都只算一家`,
  notes: [],
})

const tooMany = (told: number, members: number): Verdict => ({
  says: `成员单位共${members}家，到会不会有${told}家，请先核对：同一单位的两块牌子只算一家，列席单位、分管副区长和会务人员不计入`,
  notes: [],
})

/** 副区长没来，来了10家: enough units are no chair. */
export function chairAwayVerdict(facts: Facts, edition: Edition, members?: number): Verdict | null {
  if (facts.present === undefined) return null
  const units = attendanceVerdict(facts, edition, members)
  return (
    units && {
      says: `${units.says}。单位数之外，还须由区政府分管副区长召集并主持，规则没有写代为主持的人`,
      notes: units.notes,
    }
  )
}

/** 减到12家: from how many units on, for a number of member units that the question gives. */
export function baseVerdict({ members }: Facts, edition: Edition): Verdict | null {
  if (members === undefined) return null
  const { neededWithHalf, neededOverHalf } = quorum(members, 0, edition)
  return {
    says:
      neededWithHalf === neededOverHalf
        ? `成员单位为${members}家的，到会${neededOverHalf}家及以上即达到`
        : `成员单位为${members}家的，${shareWords(edition)}为${neededWithHalf}家，到会${neededOverHalf}家及以上怎样理解都达到`,
    notes: [],
  }
}
