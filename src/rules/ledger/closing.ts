import type { ClauseId } from '../rulebook/edition.js'
import type { Entry } from './entry.js'

/** 五（六）, Part 六 and the annexes: evaluation, the other rounds, validity. */
export const CLOSING = {
  '5.6.1.a': {
    by: 'rule',
    rules: ['dutiesFor', 'topic:performance'],
    procedures: ['project', 'settings'],
    force: ['duty'],
    why: '列为后续事项：年度预算执行完成后作绩效自评并报办公室；报送日期规则未写。',
  },
  '5.6.1.b': {
    by: 'people',
    who: '联席会议办公室（原文省略主语，按上下文理解）',
    rules: ['topic:performance'],
    procedures: ['project'],
    force: ['stated'],
    why: '是否实现目标、整改期限由人判断和确定，本助手只作说明。',
  },
  '5.6.1.c': {
    by: 'people',
    who: '联席会议办公室（原文省略主语，按上下文理解）',
    rules: ['topic:performance', 'topic:penalties'],
    procedures: ['project'],
    force: ['stated'],
    why: '是否暂缓由人决定；“其后续项目”的范围规则未写明，本助手只提示，不自动拦截。',
  },
  '5.6.2.a': {
    by: 'rule',
    rules: ['routeAnswer', 'parameter:midYearMonth', 'topic:midYear'],
    procedures: ['broadcast'],
    force: ['stated'],
    why: '答复年中评审启动的月份；截止日规则未写，由联席会议办公室通知。',
  },
  '5.6.2.b': {
    by: 'rule',
    rules: ['routeAnswer', 'route', 'topic:midYear'],
    force: ['stated'],
    why: '年中评审用同一张流程对照表，分档和步骤与年度评审一致。',
  },
  '5.6.3.a': {
    by: 'procedure',
    procedures: ['fastTrack'],
    rules: ['routeAnswer', 'topic:fastTrack'],
    force: ['stated'],
    why: '由行政机关申请、分管副区长决定召开临时会议；规则未写可免论证评估。',
  },
  '5.6.3.b': {
    by: 'procedure',
    procedures: ['fastTrack'],
    rules: ['routeAnswer', 'topic:chairAlone', 'topic:fastTrack'],
    force: ['power'],
    why: '只有快速通道中不能及时开会的，才可以由分管副区长单独书面签署。',
  },
  '6.1': {
    by: 'rule',
    rules: ['routeAnswer', 'topic:reference', 'topic:bound'],
    force: ['open'],
    why: '答复前注明“参照执行”；是否属于参照执行的单位由联席会议办公室认定。',
  },
  '6.2': {
    by: 'people',
    who: '区政府办公室',
    rules: ['topic:overseer'],
    force: ['stated'],
    why: '监督实施由区政府办公室负责，本助手只作说明。',
  },
  '6.3.a': {
    by: 'information',
    rules: ['topic:rules', 'topic:transition'],
    force: ['stated'],
    why: '载明施行日期；此前已开始的项目如何衔接规则未写。',
  },
  '6.3.b': {
    by: 'information',
    rules: ['topic:rules', 'topic:transition'],
    force: ['stated'],
    why: '原规则已废止，不依据其作答。',
  },
  'A.1': {
    by: 'information',
    rules: ['topic:annexes'],
    force: ['stated'],
    why: '附件只有标题，流程图未载入；所列步骤按正文整理。',
  },
  'A.2': {
    by: 'information',
    rules: ['topic:annexes'],
    force: ['stated'],
    why: '附件只有标题，流程图未载入；所列步骤按正文整理。',
  },
} as const satisfies Partial<Record<ClauseId, Entry>>
