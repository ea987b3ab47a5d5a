import type { TopicRule } from './topic-rule.js'

/**
 * The matter alone, where the text of a question says nothing more that is known: its main topic. Stands last, so that of
 * equals the special one is taken.
 */
export const GENERAL_RULES: readonly TopicRule[] = [
  { topic: 'procurementStart', needs: ['procuring', 'beginning'], sentence: '那启动招采怎么说' },
  {
    topic: 'contractFiling',
    needs: ['contract'],
    unless: ['merelyNamed', 'renewalContract', 'handling'],
    yields: true,
    sentence: '合同这块有什么说法',
  },
  {
    topic: 'afterConsent',
    needs: ['procuring'],
    unless: ['merelyNamed', 'handling', 'intends', 'renewal'],
    yields: true,
    sentence: '政采这一步注意点啥',
  },
  {
    topic: 'procurementStart',
    needs: ['budgetReleased'],
    unless: ['merelyNamed', 'handling'],
    yields: true,
    sentence: '经费前两天刚刚下达',
  },
  {
    topic: 'filings',
    needs: ['filing'],
    unless: ['merelyNamed', 'ownFiling'],
    yields: true,
    sentence: '备案的事问一下',
  },
  {
    topic: 'evaluators',
    needs: ['evaluators'],
    unless: ['merelyNamed', 'project', 'acceptance'],
    yields: true,
    sentence: '第三方这环节有些什么讲究',
  },
  {
    topic: 'round',
    needs: ['application'],
    unless: ['merelyNamed', 'project', 'handling'],
    yields: true,
    sentence: '报计划有讲究没有',
  },
  {
    topic: 'round',
    needs: ['juneRound'],
    unless: ['merelyNamed', 'laterDuty'],
    yields: true,
    sentence: '六月底的那一批怎么说',
  },
  {
    topic: 'institution',
    needs: ['institutionBody'],
    unless: ['merelyNamed', 'handling'],
    yields: true,
    sentence: '我们是局属的中心',
  },
  {
    topic: 'renewalMeaning',
    needs: ['renewal'],
    unless: ['merelyNamed', 'contract', 'handling'],
    yields: true,
    sentence: '续签这桩事的讲究',
  },
  {
    topic: 'infoMeaning',
    needs: ['twoMicro'],
    unless: ['merelyNamed'],
    yields: true,
    sentence: '信息发布类这个说法',
  },
  {
    topic: 'criteria',
    needs: ['publicData'],
    unless: ['merelyNamed'],
    yields: true,
    sentence: '公共数据这块讲讲',
  },
  {
    topic: 'criteria',
    needs: ['criterion'],
    unless: ['merelyNamed', 'project'],
    yields: true,
    sentence: '需求清晰这一条',
  },
  { topic: 'forms', needs: ['form'], unless: ['merelyNamed'], yields: true, sentence: '申报表的事问一声' },
  { topic: 'pool', needs: ['unripe'], unless: ['merelyNamed'], sentence: '条件还没成熟的那种' },
  {
    topic: 'prices',
    needs: ['partFee'],
    unless: ['merelyNamed', 'countedIn', 'setApart', 'project', 'handling'],
    yields: true,
    sentence: '测评费这一块讲讲',
  },
  {
    topic: 'performanceHold',
    needs: ['rectifying'],
    unless: ['merelyNamed', 'acceptance'],
    yields: true,
    sentence: '整改上面的要求',
  },
]
