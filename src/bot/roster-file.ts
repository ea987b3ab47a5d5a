import type { z } from 'zod'
import { Fault } from '../domain/fault.js'
import { Roster } from '../domain/roster.js'

/**
 * Reads the roster file. `file` is its name for the message, `unitsOf` gives the seats of the edition of the rules that the
 * file names (二第3段第1句): only they can be member units. All faults are named at once.
 * @throws Fault BAD_ROSTER, and whatever `unitsOf` throws for an unknown edition
 */
export function readRosterFile(
  text: string,
  file: string,
  unitsOf: (rulebook: string) => readonly string[],
): Roster {
  const parsed = Roster.safeParse(parseJson(text, file))
  if (!parsed.success) throw bad(file, parsed.error.issues.flatMap(inChinese))
  const faults = [...unitFaults(parsed.data, unitsOf(parsed.data.rulebook)), ...personFaults(parsed.data)]
  if (faults.length > 0) throw bad(file, faults)
  return parsed.data
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw bad(file, [`不是有效的 JSON（${error instanceof Error ? error.message : String(error)}）`])
  }
}

const bad = (file: string, faults: readonly string[]): Fault =>
  new Fault(
    'BAD_ROSTER',
    `名册文件 ${file} 有 ${faults.length} 处需要改正：${faults.map((fault, i) => `\n${i + 1}. ${fault}`).join('')}\n以上`,
    '请改正后重新启动',
  )

/** Where in the file and what is wrong: 「members.3.leader.openId 缺少」. */
function inChinese(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.join('.') || '文件'
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${at} 有未知的键「${key}」`)
  if (issue.code === 'invalid_type') return [`${at} 缺少或类型不正确`]
  if (issue.code === 'invalid_value') return [`${at} 只能是 ${issue.values.map(String).join('、')} 之一`]
  if (issue.code === 'too_small') return [`${at} 不能为空或太短，至少 ${issue.minimum}`]
  if (issue.code === 'too_big') return [`${at} 太长，至多 ${issue.maximum}`]
  if (issue.code === 'invalid_format') return [`${at} 格式不正确（人员编号以 ou_ 开头，群编号以 oc_ 开头）`]
  return [`${at} 不正确`]
}

function unitFaults(roster: Roster, units: readonly string[]): string[] {
  const members = roster.members.map((seat) => seat.unit)
  const applicants = roster.applicants.map((applicant) => applicant.unit)
  const known = new Set<string>([...members, ...applicants])
  return [
    ...members
      .filter((unit) => !units.includes(unit))
      .map(
        (unit) =>
          `成员单位「${unit}」不在规则所列的 ${units.length} 家之内（二第3段第1句），请用规则中的全称`,
      ),
    ...twice(members).map((unit) => `成员单位「${unit}」重复`),
    ...twice(applicants).map((unit) => `申报单位「${unit}」重复`),
    ...roster.applicants.flatMap(({ unit, kind, supervisor }) => {
      if (supervisor === undefined)
        return kind === '事业单位' ? [`事业单位「${unit}」未写主管部门（supervisor）`] : []
      if (kind !== '事业单位') return [`「${unit}」是${kind}，只有事业单位写主管部门（supervisor）`]
      if (supervisor === unit) return [`「${unit}」的主管部门不能是它自己`]
      return known.has(supervisor) ? [] : [`「${unit}」的主管部门「${supervisor}」不在成员单位和申报单位之中`]
    }),
  ]
}

/** The same person twice in one list. One leader may well be in charge of two units: he then acts for each by its own card. */
function personFaults(roster: Roster): string[] {
  const lists = [
    { where: '办公室', people: roster.office },
    ...roster.members.map(({ unit, liaisons }) => ({ where: `「${unit}」的联络员`, people: liaisons })),
    ...roster.applicants.map(({ unit, people }) => ({ where: `申报单位「${unit}」`, people })),
  ]
  return lists.flatMap(({ where, people }) =>
    twice(people.map((person) => person.openId)).map((person) => `${where}中 ${person} 重复`),
  )
}

const twice = <Name extends string>(names: readonly Name[]): Name[] => [
  ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
]
