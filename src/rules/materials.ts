import type { Facts } from './facts.js'
import { superiorConditions } from './route.js'
import type { ClauseId } from './rulebook/edition.js'

/** One paper or entry of an application; `note` says what the text leaves open or when it is wanted. */
export interface Material {
  item: string
  clause: ClauseId
  note: string | null
}

const BY_KIND = '哪类项目需要哪一份，规则未细分，建议一并准备，以联席会议办公室答复为准'
const REGISTERED = '按上级已批直接备案登记的是否仍须提交，规则未写，以联席会议办公室答复为准'
const OLD_SYSTEM = '升级改建和运维项目需要'

/**
 * 要交哪些材料: the checklist of a project. What depends on a fact that was not told is listed with its condition; what the
 * text leaves open says so and names who decides. The forms themselves are not in the text.
 * @see 五（一）2 (5.1.2.b–g), 五（三）第5、6段, 五（四）4
 */
export function materialsFor(facts: Facts): Material[] {
  const registered = isRegistered(facts)
  const perhapsRegistered = facts.superior !== undefined && !registered
  return [
    {
      item: '项目名称、投资金额、建设内容和周期等核心内容',
      clause: '5.1.2.c',
      note: registered ? '向哪里提交，规则未写，以联席会议办公室答复为准' : null,
    },
    {
      item: '前置审核表',
      clause: '5.1.2.d',
      note: registered ? REGISTERED : '表样不在已载入的文本中，请向联席会议办公室索取',
    },
    ...(registered || perhapsRegistered ? approvalOf(registered) : []),
    ...(registered ? [] : [{ item: '建设依据', clause: '5.1.2.e', note: BY_KIND } as const]),
    { item: '建设方案', clause: '5.1.2.e', note: registered ? REGISTERED : BY_KIND },
    ...(registered ? [] : [{ item: '预算方案', clause: '5.1.2.e', note: BY_KIND } as const]),
    ...(registered ? [] : oldSystemPapers(facts)),
    {
      item: '预算金额按《杨浦区区本级电子政务项目通用类配置标准》编制',
      clause: '5.1.2.g',
      note: '配置标准未载入',
    },
    ...(facts.standing === '事业单位'
      ? [
          {
            item: '主管部门审核同意',
            clause: '5.1.2.b',
            note: '下属事业单位的项目，先报主管部门审核',
          } as const,
        ]
      : []),
    ...(facts.infoPublishing ? [networkOffice(facts)] : []),
    { item: '二类费用', clause: '5.4.4.b', note: '有二类费用的，列入项目成本' },
  ]
}

/** All conditions of 五（三）第6段 are told to hold. */
function isRegistered(facts: Facts): boolean {
  const { missing, untold } = superiorConditions(facts)
  return facts.superior !== undefined && missing.length === 0 && untold.length === 0
}

/** The superior's papers stand for the grounds and the budget of a registered project. */
const approvalOf = (registered: boolean): Material[] => [
  {
    item: '上级批准文件（有文号）和论证结论',
    clause: '5.3.f',
    note: registered ? null : '要按上级已批直接备案登记的，各项条件须同时具备',
  },
  {
    item: '明确的建设标准、建设金额',
    clause: '5.3.f',
    note: registered ? null : '要按上级已批直接备案登记的，各项条件须同时具备',
  },
]

/** 升级改建、运维: what the old system leaves behind; a purchase of services may continue one. */
function oldSystemPapers({ kind }: Facts): Material[] {
  if (kind === 'new') return []
  if (kind === 'service')
    return [
      {
        item: '原项目验收材料',
        clause: '5.1.2.f',
        note: '规则只要求升级改建和运维项目提供；接续原有系统的，请先问联席会议办公室',
      },
    ]
  const note = kind === 'upgrade' || kind === 'ops' ? null : OLD_SYSTEM
  return [
    { item: '原项目验收材料', clause: '5.1.2.f', note },
    { item: '运行情况报告', clause: '5.1.2.f', note },
  ]
}

const networkOffice = ({ infoPublishing }: Facts): Material => ({
  item: '区委网信办备案同意',
  clause: '5.3.e.1',
  note:
    infoPublishing === true
      ? '先取得备案同意，再论证评估'
      : '属于信息发布类（“两微一端”）的需要；是否属于，由区委网信办、联席会议办公室认定',
})
