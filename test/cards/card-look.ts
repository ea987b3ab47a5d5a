import { type Entry, nameOf } from '../../playground/gallery/entry.js'
import type { Card, HeaderColour } from '../../src/cards/card.js'
import type { StateWord } from '../../src/cards/wording.js'
import { tagged, wordsOf } from './card-reading.js'

type Json = Readonly<Record<string, unknown>>

/**
 * Header colours of each state: blue waits for you, grey-blue informs, green done, orange due soon or needs attention,
 * red overdue or refused; grey where nothing more can be done.
 */
export const COLOURS: Record<StateWord, readonly HeaderColour[]> = {
  待审定: ['blue', 'wathet'],
  已审定: ['green'],
  待收到: ['blue', 'orange'],
  已收到: ['green'],
  已发送: ['green', 'wathet'],
  不列入: ['grey'],
  待编号: ['wathet'],
  待修改: ['blue', 'orange'],
  已修改: ['green'],
  已启动: ['green'],
  已退回: ['wathet'],
  待反馈: ['blue', 'wathet', 'orange', 'red'],
  已反馈: ['green', 'blue'],
  待确认: ['blue'],
  已确认: ['green'],
  已划去: ['grey'],
  待报送: ['blue'],
  待签署: ['blue', 'wathet'],
  待重新征求: ['blue', 'orange'],
  已重新征求: ['green'],
  已退回补充征求: ['wathet'],
  已决定: ['green'],
  已转为开会: ['wathet'],
  已终止: ['grey'],
  已截止: ['red'],
  已结束: ['grey'],
  已移至新卡片: ['grey'],
  意见全文: ['wathet'],
  待填写: ['blue'],
  已报送: ['green'],
  可办事项: ['wathet', 'blue'],
  待办理: ['blue'],
  无待办: ['green'],
  未办理: ['orange'],
  仅供知悉: ['wathet'],
  答复: ['wathet', 'grey'],
  待补充: ['blue'],
}

/** Lists, where every line has a button of its own: more of them than four. */
const LISTS = ['问答与会话/帮助', '问答与会话/条款/目录']
/** What rests on no clause. */
const WITHOUT_GROUNDS = [
  '问答与会话/我是谁',
  '问答与会话/我的待办',
  '问答与会话/换个问题',
  '问答与会话/可办事项',
  '问答与会话/回复收讫',
  '问答与会话/没有把握',
  '问答与会话/条款/没有这一条',
  '问答与会话/发起书面征询/已报送',
  '议题/新建议题/已报送',
  '通知/发通知/已报送',
  '书面征询/停用的卡片',
  '书面征询/书面征询审定/已移至新卡片',
  '设置/设置总览/已移至新卡片',
]
/** Continued from another card, which begins with what is wanted. */
const CONTINUED = ['书面征询/意见全文']

const among = (names: readonly string[], entry: Entry) => names.some((name) => nameOf(entry).startsWith(name))

export const stateWord = (card: Card): StateWord =>
  (card.header.text_tag_list?.[0]?.text.content ?? '') as StateWord

/** The button faults that a list may have: it is looked at by its rows. */
export const isOfList = (entry: Entry, fault: string): boolean =>
  among(LISTS, entry) && /^\d+ buttons$/.test(fault)

/** What section 9 of the product guide would object to in the look of this card. */
export function looksOf(entry: Entry, card: Card): string[] {
  const faults: string[] = []
  const expectThat = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const { template, text_tag_list: tags = [] } = card.header
  const word = stateWord(card)
  expectThat(COLOURS[word]?.includes(template) ?? false, `${word} in ${template}`)
  expectThat(
    tags[0]?.color === (template === 'grey' ? 'neutral' : template),
    'tag and header differ in colour',
  )

  const elements = card.body.elements as readonly Json[]
  const leads = elements.filter(({ text }) => (text as Json | undefined)?.['text_size'] === 'heading')
  expectThat(leads.length === (among(CONTINUED, entry) ? 0 : 1), `${leads.length} leading lines`)
  const told = elements.findIndex(({ text }) => /^(?:未办理|已经办理)：/.test(wordIn(text)))
  const first = leads[0] ? elements.indexOf(leads[0]) : elements.length
  expectThat(told < first, 'what became of the act does not stand above the leading line')
  const foot = elements.findIndex(({ tag, text }) => tag === 'div' && wordIn(text).startsWith('依据'))
  const lastFoot = elements.findLastIndex(({ tag, text }) => tag === 'div' && wordIn(text).startsWith('依据'))
  if (among(WITHOUT_GROUNDS, entry)) expectThat(foot < 0, 'has grounds after all')
  else expectThat(lastFoot >= 0 && lastFoot >= elements.length - 2, 'grounds not at the foot')

  for (const row of tagged(card.body).filter(({ tag }) => tag === 'column_set'))
    expectThat((row['columns'] as Json[]).length <= 2, 'more than two in a row')
  const markup = tagged(card).filter(({ tag }) => tag === 'markdown' || tag === 'lark_md')
  expectThat(markup.length === 0, 'an element that reads markup')
  return faults
}

function wordIn(text: unknown): string {
  const content = (text as Json | undefined)?.['content']
  return typeof content === 'string' ? content : ''
}

/** What is no Chinese word and may stand on a card all the same: addresses, ids to be copied, receipts, numbers of clauses. */
const ALLOWED = /https?:\/\/\S*|\bou_\w+|\b[0-9A-F]{8}\b/g

/** Emoji, exclamation marks and words of other languages in what the bot itself writes. */
export function foreignWords(card: Card): string[] {
  const placeholders = tagged(card).flatMap((element) =>
    ['placeholder', 'label'].map((key) => wordIn(element[key])),
  )
  return [...wordsOf(card), ...placeholders].filter((words) =>
    /[!！]|\p{Extended_Pictographic}|[A-Za-z]{2,}/u.test(words.replace(ALLOWED, '')),
  )
}
