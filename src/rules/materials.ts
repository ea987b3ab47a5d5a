import type { Facts } from './facts.js'
import type { ClauseId } from './rulebook/edition.js'

/** One paper or entry of an application; `note` says what the text leaves open or when it is wanted. */
export interface Material {
  item: string
  clause: ClauseId
  note: string | null
}

const whichKind = '哪类项目需要哪一份，规则未细分，建议一并准备，以联席会议办公室答复为准'

/**
 * 要交哪些材料: the checklist by kind of project. Of a kind that was not said, what only some kinds need is listed with its
 * condition. The forms themselves are not in the text.
 * @see 五（一）2 (5.1.2.b–g), 五（三）第5、6段, 五（四）4
 */
export function materialsFor(facts: Facts): Material[] {
  const continuing = facts.kind === 'upgrade' || facts.kind === 'ops'
  const perhaps = facts.kind === undefined || facts.kind === 'mixed'
  const list: Material[] = [
    { item: '项目名称、投资金额、建设内容和周期等核心内容', clause: '5.1.2.c', note: null },
    { item: '前置审核表', clause: '5.1.2.d', note: '表样不在已载入的文本中，请向联席会议办公室索取' },
    { item: '建设依据、建设方案、预算方案', clause: '5.1.2.e', note: whichKind },
  ]
  if (continuing || perhaps)
    list.push({
      item: '原项目验收材料和运行情况报告',
      clause: '5.1.2.f',
      note: continuing ? null : '升级改建和运维项目需要',
    })
  list.push({
    item: '预算金额按《杨浦区区本级电子政务项目通用类配置标准》编制',
    clause: '5.1.2.g',
    note: '配置标准未载入',
  })
  if (facts.standing === '事业单位') list.push({ item: '主管部门审核同意', clause: '5.1.2.b', note: null })
  if (facts.infoPublishing)
    list.push({ item: '区委网信办备案同意', clause: '5.3.e.1', note: '属于信息发布类（“两微一端”）的' })
  if (facts.superior)
    list.push({
      item: '上级批准文件（文号）、论证结论及明确的建设标准、建设金额',
      clause: '5.3.f',
      note: '按上级已批直接备案登记的',
    })
  list.push({ item: '二类费用', clause: '5.4.4.b', note: '有二类费用的，列入项目成本' })
  return list
}
