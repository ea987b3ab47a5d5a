import type { z } from 'zod'
import { Fault } from '../../domain/fault.js'
import type { ClauseId, Edition } from './edition.js'
import { type Clause, EditionData, type Parameters } from './edition-schema.js'
import { type Editions, editionNamed, successionFaults } from './succession.js'
import { YANGPU_2021_4 } from './yangpu-2021-4.js'

/** Id of the reference edition, whose clause ids the rules cite. */
export const REFERENCE: string = YANGPU_2021_4.id

const REFERENCE_IDS: readonly string[] = YANGPU_2021_4.clauses.map((clause) => clause.id)

/** Is this the id of a clause of the reference edition? */
export const isClauseId = (id: string): id is ClauseId => REFERENCE_IDS.includes(id)

/** How the reference edition itself cites this clause. */
export const referenceCite = (id: ClauseId): string =>
  `${YANGPU_2021_4.docNo}${YANGPU_2021_4.clauses.find((clause) => clause.id === id)?.cite ?? id}`

/** Every clause id, in the order of the text. */
export const CLAUSE_IDS: readonly ClauseId[] = YANGPU_2021_4.clauses.map((clause) => clause.id)

/**
 * The edition of that id among those that come with the program, checked.
 * @throws Fault BAD_RULEBOOK for an id that is not in the program
 */
export const loadEdition = (id: string): Edition => editionNamed(editionsFrom([]), id)

/**
 * An edition from its data: schema, unique clause ids, every reference id placed or declared `absent`, every number
 * resting on a clause that exists, and no gap between the amount bands of 五（三）.
 * @throws Fault BAD_RULEBOOK naming every fault found
 */
export function editionFrom(input: unknown): Edition {
  const { edition, faults } = checked(input)
  if (edition) return edition
  const id = (input as { id?: unknown } | null)?.id
  throw broken(typeof id === 'string' ? `规则版本“${id}”` : '规则版本的数据', faults)
}

/**
 * Every edition that can be chosen: those of the program, and those of the given files, which are JSON.
 * @throws Fault BAD_RULEBOOK with all faults of all files in one message, each with the name of its file
 */
export function editionsFrom(files: readonly { file: string; text: string }[]): Editions {
  const editions = new Map<string, Edition>([[REFERENCE, editionFrom(YANGPU_2021_4)]])
  const fileOf = new Map([[REFERENCE, '程序自带']])
  const faults: string[] = []
  for (const { file, text } of files) {
    const read = parsed(text)
    const { edition, faults: own } =
      'json' in read ? checked(read.json) : { edition: null, faults: [read.fault] }
    const taken = edition && fileOf.get(edition.id)
    if (taken) own.push(`id“${edition.id}”已被使用（${taken}），每个版本的 id 不能重复`)
    faults.push(...own.map((fault) => `${file}：${fault}`))
    if (!edition || taken) continue
    editions.set(edition.id, edition)
    fileOf.set(edition.id, file)
  }
  for (const { id, says } of successionFaults([...editions.values()]))
    faults.push(`${fileOf.get(id)}：${says}`)
  if (faults.length > 0) throw broken('规则版本', faults)
  return editions
}

function parsed(text: string): { json: unknown } | { fault: string } {
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    return { fault: `不是有效的 JSON（${error instanceof Error ? error.message : String(error)}）` }
  }
}

/** Numbers without which nothing can be told: which way a project goes, and when a meeting can be held. */
const NEEDED: readonly string[] = ['filingBelow', 'expertsUpTo', 'softwareFrom', 'quorum']

function checked(input: unknown): { edition: Edition | null; faults: string[] } {
  const result = EditionData.safeParse(input)
  if (!result.success) return { edition: null, faults: result.error.issues.flatMap(inChinese) }
  const data = result.data
  const own = new Map(data.clauses.map((clause) => [clause.id, clause]))
  const placed = (id: string) => data.map?.[id] ?? id
  const faults = [
    ...twice(data.clauses.map(({ id }) => id)).map((id) => `条款编号 ${id} 重复`),
    ...REFERENCE_IDS.filter((id) => placed(id) !== 'absent' && !own.has(placed(id))).map((id) =>
      placed(id) === id
        ? `引用的条款 ${id} 没有对应条款（应在 map 中写明，或写 absent）`
        : `map 中 ${id} 对应的 ${placed(id)} 不在本版条款之中`,
    ),
    ...Object.keys(data.map ?? {})
      .filter((id) => !REFERENCE_IDS.includes(id))
      .map((id) => `map 中的 ${id} 不是基准版本的条款编号`),
    ...shiftFaults(data),
    ...parameterFaults(data, (id) => own.has(placed(id))),
  ]
  const parameters: Parameters = { ...YANGPU_2021_4.parameters, ...given(data.parameters) }
  faults.push(...bandFaults(parameters))
  if (faults.length > 0) return { edition: null, faults }
  const { id, title, docNo, issuer, status, inForceFrom, repeals, clauses, headings, seats } = data
  const edition: Edition = {
    id,
    title,
    docNo,
    issuer,
    status,
    inForceFrom,
    repeals,
    clauses,
    headings,
    seats,
    parameters,
    supersedes: data.supersedes ?? null,
    clause: (id) => own.get(placed(id)) ?? absent(id),
    has: (id) => own.has(placed(id)),
  }
  return { edition, faults }
}

const absent = (id: string): Clause => ({
  id,
  cite: '本版无对应条款',
  kind: 'absent',
  text: '本版规则没有对应的条款。',
})

type Data = z.infer<typeof EditionData>
type GivenParameters = Data['parameters']

/** Without the keys that are there and undefined. */
const given = (parameters: GivenParameters) =>
  Object.fromEntries(
    Object.entries(parameters).filter(([, parameter]) => parameter !== undefined),
  ) as Partial<Parameters>

/** A number that was forgotten in a shift: one clause stands for two of the reference, and for one of them unsaid. */
function shiftFaults({ map = {} }: Data): string[] {
  return Object.entries(map)
    .filter(([id, to]) => to !== id && REFERENCE_IDS.includes(to) && !Object.hasOwn(map, to))
    .map(([id, to]) => `本版的 ${to} 在 map 中对应基准版本的 ${id}，基准版本的 ${to} 因此也须在 map 中写明`)
}

function parameterFaults({ parameters }: Data, has: (id: string) => boolean): string[] {
  return Object.entries(YANGPU_2021_4.parameters).flatMap(([key, reference]) => {
    const parameter = parameters[key as keyof GivenParameters]
    const rests = parameter?.clause ?? reference.clause
    if (!REFERENCE_IDS.includes(rests)) return [`参数“${parameter?.name}”所依据的 ${rests} 不是条款编号`]
    if (!parameter && has(rests)) return [`缺少参数 ${key}（${reference.name}，依据 ${rests}）`]
    if (!has(rests) && NEEDED.includes(key))
      return [`参数 ${key}（${reference.name}）所依据的 ${rests} 不能写 absent`]
    if (parameter && !has(rests)) return [`参数 ${key} 所依据的 ${rests} 在 map 中写为 absent，请删去该参数`]
    return []
  })
}

function bandFaults({ filingBelow, expertsUpTo, softwareFrom }: Parameters) {
  const faults: string[] = []
  if (filingBelow.value >= expertsUpTo.value) faults.push('备案制上限不低于专家论证上限，中间一档为空')
  const gap =
    softwareFrom.value > expertsUpTo.value ||
    (softwareFrom.value === expertsUpTo.value && !softwareFrom.inclusive && !expertsUpTo.inclusive)
  if (gap) faults.push('纯软件开发和运维项目的起点高于专家论证上限，中间的金额没有归属')
  return faults
}

/** Where in the data and what is wrong: 「clauses.3.text 缺少或类型不正确」. */
function inChinese(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.join('.') || '文件'
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${at} 有未知的键“${key}”`)
  if (issue.code === 'invalid_type') return [`${at} 缺少或类型不正确`]
  if (issue.code === 'invalid_value') return [`${at} 只能是 ${issue.values.map(String).join('、')}`]
  if (issue.code === 'invalid_format') return [`${at} 只能由小写字母、数字和连字符组成`]
  if (issue.code === 'custom') return [`${at} ${issue.message}`]
  return [`${at} 不正确`]
}

const twice = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
]

const broken = (what: string, faults: readonly string[]) =>
  new Fault(
    'BAD_RULEBOOK',
    `${what}有 ${faults.length} 处需要改正：${faults.map((fault, i) => `\n${i + 1}. ${fault}`).join('')}\n以上`,
    '请按规则原文更正数据后再启动',
  )
