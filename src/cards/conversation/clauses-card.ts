import type { CaseId } from '../../domain/ids.js'
import type { OpenAt, Said } from '../../procedures/conversation/said.js'
import { clausesOf, headingsOver, partsOf } from '../../rules/clause-number.js'
import { exampleNumber } from '../../rules/edition-words.js'
import type { ClauseId, Edition } from '../../rules/rulebook/edition.js'
import type { ButtonValue } from '../button.js'
import type { Card, Element } from '../card.js'
import { buttonRows, lineWithButton, type Press } from '../controls.js'
import { hr, lead, note, text } from '../elements.js'
import { card } from '../frame.js'
import { measure } from '../limits.js'
import { type Passage, roomBeside, type Slice, sliceElements, spread } from '../packing.js'
import { sentence } from '../wording.js'

type Place = { case: string; key: string }
type Clauses = Said & { is: 'clauses' }

/** More than ten clauses are tiring on a phone; each takes four tags, and the first of a list three more. */
const TAGS_OF_A_PAGE = 10 * 4 + 3
/** What the question may take in a button; anything that is looked up is shorter. */
const CARRIED_CHARACTERS = 200

/** 「条款」: a page of the clauses that were found, or one clause with those before and after it. Nothing is shortened. */
export const clausesCard = (said: Clauses, place: Place, edition: Edition): Card =>
  'clause' in said.open
    ? clauseCard(said, said.open.clause, place, edition)
    : pageCard(said, said.open.page, place, edition)

const value = (act: string, { question }: Clauses, place: Place, open: OpenAt): ButtonValue => ({
  c: place.case as CaseId,
  k: place.key,
  a: act,
  p: { question: Array.from(question).slice(0, CARRIED_CHARACTERS).join(''), ...open },
})

const contentsButton = (place: Place): Press => ({
  text: '条款目录',
  name: 'contents',
  value: { c: place.case as CaseId, k: place.key, a: 'ask.question', p: { question: '条款' } },
})

const foot = (edition: Edition): Element =>
  note(`依据《${edition.title}》${edition.docNo}\n文件状态：${edition.status}`)

/** What stands on one page, and the clause it begins with. */
interface Page {
  slices: readonly Slice[]
  first: ClauseId | undefined
}

/** A clause that no page can hold goes on on the next one. */
function pagesOf(said: Clauses, place: Place, edition: Edition): Page[] {
  const { grounds } = said.answer
  const passages = grounds.map((id): Passage => {
    const title = headingsOver(id, edition).at(-1)?.title
    const { cite, text: words } = edition.clause(id)
    return { group: '', head: title === undefined ? cite : `${cite} · ${title}`, text: words }
  })
  const [first] = grounds
  const { bytes } = roomBeside(measure(page(said, { slices: [], first }, 1, 2, place, edition)))
  const room = { bytes, tags: TAGS_OF_A_PAGE }
  return spread(passages, room, room).map((slices) => {
    const [slice] = slices
    return { slices, first: slice && grounds[passages.indexOf(slice.passage)] }
  })
}

function pageCard(said: Clauses, wanted: number, place: Place, edition: Edition): Card {
  const pages = pagesOf(said, place, edition)
  const at = Math.min(Math.max(1, wanted), pages.length)
  return page(said, pages[at - 1] ?? { slices: [], first: undefined }, at, pages.length, place, edition)
}

function page(
  said: Clauses,
  { slices, first }: Page,
  at: number,
  of: number,
  place: Place,
  edition: Edition,
): Card {
  const { conclusion, details } = said.answer
  const turn = (words: string, to: number, disabled: string | false): Press => ({
    text: words,
    name: `page_${to}`,
    value: value('clause.page', said, place, { page: to }),
    ...(disabled === false ? {} : { disabled }),
  })
  return card({
    title: said.question,
    subtitle: of > 1 ? `第${at}页，共${of}页` : edition.docNo,
    colour: 'wathet',
    tag: '答复',
    body: [
      lead(sentence(conclusion)),
      details.map((line) => text(sentence(line))),
      slices.flatMap(sliceElements),
      hr,
      of > 1 ? text(`第${at}页，共${of}页`) : [],
      buttonRows([
        ...(of > 1
          ? [
              turn('上一页', at - 1, at === 1 && '已是第一页'),
              turn('下一页', at + 1, at === of && '已是最后一页'),
            ]
          : []),
        ...(first === undefined
          ? []
          : [
              {
                text: '逐条阅读',
                name: 'read',
                value: value('clause.read', said, place, { clause: first }),
              },
            ]),
        contentsButton(place),
      ]),
      foot(edition),
    ],
  })
}

function clauseCard(said: Clauses, id: ClauseId, place: Place, edition: Edition): Card {
  const all = clausesOf(edition)
  const at = all.indexOf(id)
  const clause = edition.clause(id)
  const { grounds, details } = said.answer
  const headings = headingsOver(id, edition).map(({ cite, title }) => `${cite} ${title}`)
  const neighbour = (words: string, name: string, where: string, to: ClauseId | undefined): Element[] =>
    to === undefined
      ? [note(`${where}：无`)]
      : [
          lineWithButton(`${where}：${edition.clause(to).cite}`, {
            text: words,
            name,
            value: value('clause.read', said, place, { clause: to }),
          }),
        ]
  const found = grounds.indexOf(id)
  return card({
    title: said.question,
    subtitle: at < 0 ? edition.docNo : `全文第${at + 1}条，共${all.length}条`,
    colour: 'wathet',
    tag: '答复',
    body: [
      lead(clause.cite),
      headings.length > 0 ? note(headings.join(' · ')) : [],
      text(clause.text),
      grounds.length === 1 && found === 0 ? details.map((line) => note(sentence(line))) : [],
      hr,
      neighbour('上一条', 'before', '前一条', all[at - 1]),
      neighbour('下一条', 'after', '后一条', all[at + 1]),
      buttonRows([
        ...(grounds.length > 1
          ? [
              {
                text: '返回列表',
                name: 'list',
                value: value('clause.page', said, place, { page: pageOf(said, found, place, edition) }),
              },
            ]
          : []),
        contentsButton(place),
      ]),
      foot(edition),
    ],
  })
}

/** The page on which the n-th of the found clauses begins; the first for one that was not found but read on to. */
function pageOf(said: Clauses, nth: number, place: Place, edition: Edition): number {
  let clauses = 0
  for (const [at, { slices }] of pagesOf(said, place, edition).entries()) {
    clauses += slices.filter(({ continued }) => !continued).length
    if (clauses > nth) return at + 1
  }
  return 1
}

/** 「条款」 alone: the parts of the document, each with a button that opens it on this card. */
export const contentsCard = (place: Place, edition: Edition): Card =>
  card({
    title: '条款目录',
    subtitle: edition.docNo,
    colour: 'wathet',
    tag: '答复',
    body: [
      lead(`共${clausesOf(edition).length}条，请选择要看的部分。`),
      partsOf(edition).map(({ cite, title, clauses }, at) =>
        lineWithButton(`${cite}${title === '' ? '' : `、${title}`}（${clauses}条）`, {
          text: '查看',
          name: `part_${at}`,
          value: {
            c: place.case as CaseId,
            k: place.key,
            a: 'ask.question',
            p: { question: `条款 ${cite}` },
          },
        }),
      ),
      text(`也可以发送「条款」加编号或词语，例如：条款 ${exampleNumber(edition)}；条款 监理`),
      foot(edition),
    ],
  })
