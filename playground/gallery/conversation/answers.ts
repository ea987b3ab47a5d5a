import { type Entry, once } from '../entry.js'
import type { Size } from '../size.js'
import { type Asked, answered } from './chat.js'

type Question = readonly [state: string, questions: string | readonly string[], asked?: Asked]

const LIMIT_SET: Asked = {
  rules: {
    settings: {
      procurementLimit: { amount: 100_000_000, year: 2026, source: '市财政局2026年通知', current: true },
      dates: [],
    },
  },
}
const MEMBERS_14: Asked = { rules: { members: 14 } }

const WAYS: readonly Question[] = [
  ['50万元以下', '45万的新建系统怎么报'],
  ['第三方和专家论证', '120万的项目走什么流程'],
  ['200万元以上', '260万的项目，含硬件，怎么报'],
  ['招一续二', '招一续二第二年，运维80万，怎么报'],
  ['信息发布类', '公众号7万，要办哪些手续'],
  ['上级已批', '市里批的系统，文号、论证结论、建设标准、金额都明确，900万'],
  ['等保测评费', '等保测评费20万单独报'],
  ['电子集市', '电子集市买正版软件80万'],
  ['项目变更', '实施中要变更，增加30万'],
  ['不属于申报范围', '公用经费买台电脑8000元要不要申报'],
  ['几个项目一起问', '两个项目，一个45万新建，一个120万运维，怎么报'],
  ['约数', '几百万的项目，纯软件'],
]
const BACK: readonly Question[] = [
  ['金额', '大几十万的系统怎么报'],
  ['是否纯软件', '260万要怎么报'],
  ['回答后', '260万要怎么报', { presses: ['是，纯软件开发或运维'] }],
  ['用文字回答后', ['260万要怎么报', '不含硬件']],
  ['是否信息发布类', '视频号 5万'],
  ['采购方式', '正版软件 45万 哪里买没定'],
  ['资金来源', '钱从哪来还没落实，90万'],
  ['续签年次', '招一续二到底是个啥模式'],
  ['上级审批情况', '上面已经批了150万'],
  ['合同日期', '合同备案截止是哪天'],
]
const DATES: readonly Question[] = [
  ['合同备案', '合同9月24日生效，哪天前备案'],
  ['采购启动（暂估）', '今天经费刚下达，启动采购到几号'],
  ['半年未采购', '经费5月8号下达一直没采购，哪天满半年'],
  ['暂停后再报', '10月9日定的暂停，最早什么时候再报'],
  ['续签备案', '第二年合同打算2028年1月5日签，最迟哪天备案'],
]
const RULES: readonly Question[] = [
  ['申报材料（新建）', '新建项目要交什么材料'],
  ['申报材料（运维）', '运维要交啥材料'],
  ['到会数', '到几家能开会', MEMBERS_14],
  ['刚好半数', '14家来了7家，能开吗', MEMBERS_14],
  ['未过半数', '来了6家，能开会吗', MEMBERS_14],
  ['派员代会', '8家到会，其中2家是派人代会的', MEMBERS_14],
  ['没有反馈', '书面征求意见有人不回'],
  ['没有票数规定', '几票通过'],
  ['采购限额（未设置）', '政府采购限额是多少'],
  ['采购限额（已设置）', '政府采购限额是多少', LIMIT_SET],
  ['快速通道', '快速通道要什么条件'],
  ['文件依据', '你依据的是哪个文'],
  [
    '长问题',
    '我们局里有一个系统是前年建成的，今年想做一次升级改造，连同三年运维一起大约120万，请问要怎么申报才合规',
  ],
]
const UNSURE: readonly Question[] = [
  ['您是想', '采购的那笔钱'],
  ['与规则无关', '食堂今天吃什么'],
]
const CLAUSES: readonly Question[] = [
  ['目录', '条款'],
  ['一条', '条款 五（六）3第2句'],
  ['列表（一页）', '条款 监理'],
  ['列表（第1页）', '条款 五'],
  ['列表（第2页）', '条款 五', { presses: ['下一页'] }],
  ['列表（末页）', '条款 五', { presses: Array.from({ length: 6 }, () => '下一页') }],
  ['逐条阅读', '条款 五', { presses: ['逐条阅读'] }],
  ['逐条阅读（下一条）', '条款 五', { presses: ['逐条阅读', '下一条'] }],
  ['首条', '条款 印发通知', { presses: ['逐条阅读'] }],
  ['末条', '条款 附件', { presses: ['逐条阅读', '下一条'] }],
  ['按规则用语查找', '条款 投票'],
  ['没有这一条', '条款 五（九）'],
]

const GROUPS: readonly (readonly [string, readonly Question[]])[] = [
  ['办理路径答复', WAYS],
  ['反问', BACK],
  ['期限答复', DATES],
  ['规则答复', RULES],
  ['没有把握', UNSURE],
  ['条款', CLAUSES],
]

/** Answers about the rules, as the bot gives them to these questions. */
export const answers = ({ words }: Size): Entry[] =>
  GROUPS.flatMap(([card, questions]) =>
    questions.map(([state, asked, more]): Entry => {
      const made = once(() =>
        answered(typeof asked === 'string' ? [asked] : asked, { ...more, after: words.after }),
      )
      return { procedure: '问答与会话', card, sees: '全体', state, key: 'said/1', made }
    }),
  )
