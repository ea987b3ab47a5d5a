import type { Facts } from '../rules/facts.js'
import { type CountedUnits, countedUnits, type StatusWords } from './counted-units.js'
import { numeral, ONE } from './numeral.js'

type Attending = 'delegates' | 'remote' | 'onLeave' | 'absent' | 'replied' | 'present'

const ATTENDING: StatusWords<Attending> = [
  ['delegates', '派|代会|代(?:为|表|参)|科长|副科|副处|处长|替|顶|委托|联络员|副主任|科员|下属'],
  ['remote', '视频|线上|远程|电话(?:接入|参|连|进|会)|连线|腾讯|网络|在线|拨(?:入|进)|接入'],
  ['onLeave', '请(?:了|个|过)*假|告假|(?<=请了)|出差|在外地'],
  [
    'absent',
    '没打[勾钩]|缺(?:席|会|了)?|没(?:能|有)?(?:来|到|坐|接|出席|参加)|(?:不|未)(?:能|会)?(?:来|到(?!\\d)|出席|参加)|[来去到]不了|还?没(?:人)?(?:接|消息|露面)|空着|少(?:了|来)|(?:后|马上|快|才能|即将|会儿|一会)到|在?路上|堵|晚点|迟到|赶(?:来|过来)',
  ],
  [
    'replied',
    '说(?:了)?(?:要|会)?(?:来|参加)|回执|答应|报(?:了)?名|确认(?:了)?(?:参加|来)|回复(?:了)?(?:参加|来)',
  ],
  [
    'present',
    '(?<![没不未少缺再收得等想起本原将直找轮遇])(?:来|到)(?!底|时候|得及|不及|说|年|期)(?:会|场|席|齐)?|出席|(?<!不)参加|在(?:会|现)?场|在会议室|现场|坐|刚好|正好|恰好|签到|到齐|^各|加上|(?:凑|合|加)(?:起来|拢)|^[勾钩]|打(?:了)?[勾钩]|落座|答到',
  ],
]

/**
 * Who comes to a meeting, in the words of a question about it: member units there, sent a delegate, by video, on leave,
 * away. Units are counted, never people; two plates of a unit are one; a part (其中2家派人) is taken out of the whole.
 */
export function attendanceIn(text: string): Partial<Facts> {
  const told = unticked(text).replace(LISTED, '$1').replaceAll(',加上', '加上').replaceAll(',再加', '加上')
  const parts = countedUnits(told.replace(TOTAL, ''), ATTENDING)
  const said = parts.some(({ is }) => is === 'present') ? parts : countedUnits(told, ATTENDING)
  const sum = (is: Attending) => {
    const told = said.filter((one) => one.is === is && one.units > 0)
    return told.length === 0 ? undefined : told.reduce((total, { units }) => total + units, 0)
  }
  const inside = said.filter(({ is, included }) => included && is !== 'present' && is !== null)
  const whole = inside.some(({ is }) => is === 'delegates' || is === 'remote') ? wholeOf(said) : undefined
  const coming = sum('present') ?? sum('replied') ?? whole
  const present =
    coming === undefined
      ? undefined
      : Math.max(
          0,
          coming - inside.filter(({ is }) => is === 'delegates' || is === 'remote').reduce(added, 0),
        )
  const members = membersTold(text, said)
  const people = said.length === 0 ? peopleIn(text) : undefined
  return {
    ...(present === undefined ? {} : { present }),
    ...given('delegates', sum('delegates')),
    ...given('remote', sum('remote')),
    ...given('onLeave', sum('onLeave')),
    ...given('absent', sum('absent')),
    ...given('members', members),
    ...given('people', people),
  }
}

/** 来6家,请假3家,加起来9家: a sum of the parts told before, of which some did not come. */
const TOTAL =
  /(?:加|合|凑)(?:在)?(?:起来|拢|一起|一块)[^,。;?\d一二两三四五六七八九十]{0,3}(?:\d+|[一二两三四五六七八九十]+)家/g
/** 来的:网信、司法 */
const LISTED = /((?:来|到|在场|到会|实到|签到)(?:了)?(?:的)?):/g

/** 司法√财政√审计√: ticked names are a list of those who came. */
const unticked = (text: string) =>
  text.replace(/[√✓✔✅☑]+[,、;]?(?=[^。;,、√✓✔✅☑]+[√✓✔✅☑])/gu, '、').replace(/[√✓✔✅☑]+/gu, '到')

/** 8家里头有两家派人: the eight are those who come. */
const wholeOf = ([first]: readonly CountedUnits<Attending>[]) =>
  first && first.is === null && first.units < MANY ? first.units : undefined

/** A number without a status is that of all member units from here on. */
const MANY = 12

const added = (total: number, { units }: { units: number }) => total + units
const given = (name: keyof Facts, count: number | undefined): Partial<Facts> =>
  count === undefined ? {} : { [name]: count }

/** 13家里请假4家, 减到12家: the number of member units itself, where the question gives one. */
function membersTold(text: string, said: readonly CountedUnits<Attending>[]): number | undefined {
  const changed =
    /(?:减|降|增|变|扩)(?:少|加|大)?(?:到|成|为|至)(?:了)?(\d+|[一二两三四五六七八九十]+)(?:家|个)|(?:成员单位|成员|名册上?|名单上?)(?:一共|总共|共|是|有|只有|只剩|现在)*(\d+|[一二两三四五六七八九十]+)(?:家|个)/.exec(
      text,
    )
  if (changed) return counted(changed[1] ?? changed[2] ?? '')
  const [first, ...others] = said
  const rest = others.filter(({ is }) => is !== null).reduce(added, 0)
  return first &&
    first.is === null &&
    others.length > 0 &&
    rest > 0 &&
    first.units >= rest &&
    first.units >= MANY
    ? first.units
    : undefined
}

const peopleIn = (text: string): number | undefined => {
  const told =
    /(?:来|到|坐|出席|参加)(?:了|的|会)*(?:有|是|只有|一共|共)?(\d+|[一二两三四五六七八九十]+)(?:个|位|名)(?:人|领导|同志|代表)/.exec(
      text,
    )
  return told?.[1] ? counted(told[1]) : undefined
}

const counted = (run: string): number | undefined => {
  const read = numeral(run)
  return read && read.low === read.high ? Number(read.low / ONE) : undefined
}
