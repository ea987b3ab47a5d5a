import type { Facts } from '../rules/facts.js'
import { countedUnits, type StatusWords } from './counted-units.js'

type Answering = 'against' | 'missing' | 'agree' | 'returned'

const ANSWERING: StatusWords<Answering> = [
  ['against', '反对|不(?:太)?(?:同意|赞成)|有(?:不同|保留)?意见(?!没)|说不行'],
  [
    'missing',
    '没(?:有)?(?:回|反馈|交|吭|动静|表态|消息|答复|给)|未(?:回|反馈|交|答复)|不(?:回|表态|吭|作声)|缺|还差|差|少(?:了)?',
  ],
  ['agree', '同意|赞成|支持|没意见|点头'],
  ['returned', '回(?!来)|反馈|交|收(?:到|回|齐|满)?|答复|表态|返'],
]

/** Opinions given in writing, in the words of a question: 14家回了9家, 13家赞成1家反对. */
export function opinionCounts(text: string): Partial<Facts> {
  const said = countedUnits(text, ANSWERING)
  const opinions = Object.fromEntries(
    (['agree', 'against', 'returned', 'missing'] as const).flatMap((name) => {
      const told = said.filter(({ is, units }) => is === name && units > 0)
      return told.length === 0 ? [] : [[name, told.reduce((total, { units }) => total + units, 0)]]
    }),
  )
  return Object.keys(opinions).length === 0 ? {} : { opinions }
}
