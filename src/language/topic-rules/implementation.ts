import type { TopicRule } from './topic-rule.js'

/** 五（五）, 五（六）1: from procurement to evaluation. */
export const IMPLEMENTATION_RULES: readonly TopicRule[] = [
  {
    topic: 'supervision',
    needs: ['supervision'],
    unless: ['investmentSupervision'],
    sentence: '我们这个系统监理要不要上',
  },
  {
    topic: 'investmentSupervision',
    needs: ['investmentSupervision'],
    sentence: '投资监理是自己去找吗',
  },
]
