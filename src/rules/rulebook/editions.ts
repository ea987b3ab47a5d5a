import { z } from 'zod'
import { Fault } from '../../domain/fault.js'
import type { ClauseId, Edition } from './edition.js'
import { type Clause, EditionData } from './edition-schema.js'
import { YANGPU_2021_4 } from './yangpu-2021-4.js'

/** Every edition in the program; the first is the reference, whose ids the rules cite. */
const EDITIONS: readonly EditionData[] = [YANGPU_2021_4]

const REFERENCE_IDS: readonly string[] = YANGPU_2021_4.clauses.map((clause) => clause.id)

/** Is this the id of a clause of the reference edition? */
export const isClauseId = (id: string): id is ClauseId => REFERENCE_IDS.includes(id)

/** Every clause id, in the order of the text. */
export const CLAUSE_IDS: readonly ClauseId[] = YANGPU_2021_4.clauses.map((clause) => clause.id)

/** Names of the editions that can be chosen. */
const editionIds = (): string[] => EDITIONS.map((edition) => edition.id)

/**
 * The edition of that id, checked.
 * @throws Fault BAD_RULEBOOK for an id that is not in the program, or data that contradicts itself
 */
export function loadEdition(id: string): Edition {
  const data = EDITIONS.find((edition) => edition.id === id)
  if (!data)
    throw new Fault(
      'BAD_RULEBOOK',
      `没有名为“${id}”的规则版本`,
      `请改用已有版本之一：${editionIds().join('、')}`,
    )
  return editionFrom(data)
}

/**
 * An edition from its data: schema, unique clause ids, every reference id placed or declared `absent`, every number
 * resting on a clause that exists, and no gap between the amount bands of 五（三）.
 * @throws Fault BAD_RULEBOOK naming every fault found
 */
export function editionFrom(input: unknown): Edition {
  const parsed = EditionData.safeParse(input)
  if (!parsed.success) throw broken('规则版本的数据', [z.prettifyError(parsed.error)])
  const data = parsed.data
  const own = new Map(data.clauses.map((clause) => [clause.id, clause]))
  const placed = (id: string) => data.map?.[id] ?? id
  const faults = [
    ...(own.size === data.clauses.length ? [] : ['条款编号有重复']),
    ...REFERENCE_IDS.filter((id) => placed(id) !== 'absent' && !own.has(placed(id))).map(
      (id) => `引用的条款 ${id} 没有对应条款（应在 map 中写明，或写 absent）`,
    ),
    ...Object.keys(data.map ?? {})
      .filter((id) => !REFERENCE_IDS.includes(id))
      .map((id) => `map 中的 ${id} 不是基准版本的条款编号`),
    ...Object.values(data.parameters)
      .filter((parameter) => !REFERENCE_IDS.includes(parameter.clause))
      .map((parameter) => `参数“${parameter.name}”所依据的 ${parameter.clause} 不是条款编号`),
    ...bandFaults(data),
  ]
  if (faults.length > 0) throw broken(`规则版本“${data.id}”`, faults)
  const absent = (id: string): Clause => ({
    id,
    cite: '本版无对应条款',
    kind: 'absent',
    text: '本版规则没有对应的条款。',
  })
  return {
    id: data.id,
    title: data.title,
    docNo: data.docNo,
    status: data.status,
    clauses: data.clauses,
    headings: data.headings,
    parameters: data.parameters,
    seats: data.seats,
    clause: (id) => own.get(placed(id)) ?? absent(id),
    has: (id) => own.has(placed(id)),
  }
}

function bandFaults({ parameters: { filingBelow, expertsUpTo, softwareFrom } }: z.infer<typeof EditionData>) {
  const faults: string[] = []
  if (filingBelow.value >= expertsUpTo.value) faults.push('备案制上限不低于专家论证上限，中间一档为空')
  const gap =
    softwareFrom.value > expertsUpTo.value ||
    (softwareFrom.value === expertsUpTo.value && !softwareFrom.inclusive && !expertsUpTo.inclusive)
  if (gap) faults.push('纯软件开发和运维项目的起点高于专家论证上限，中间的金额没有归属')
  return faults
}

const broken = (what: string, faults: readonly string[]) =>
  new Fault('BAD_RULEBOOK', `${what}有误：${faults.join('；')}`, '请按规则原文更正数据后再启动')
