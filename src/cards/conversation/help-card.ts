import type { CaseId } from '../../domain/ids.js'
import type { Possibility } from '../../procedures/conversation/said.js'
import type { Edition } from '../../rules/rulebook/edition.js'
import type { Card } from '../card.js'
import { buttonRows, lineWithButton, type Press } from '../controls.js'
import { lead, note, text } from '../elements.js'
import { card } from '../frame.js'
import { examples } from './plain-cards.js'

type Place = { case: string; key: string }

/** A button that does what saying the word does. */
const saying = (word: string, place: Place, name: string): Press => ({
  text: word,
  name,
  value: { c: place.case as CaseId, k: place.key, a: 'talk.say', p: { word } },
})

/** Roles that stand by name in a header; of somebody who holds more, their number is told. */
const NAMED = 2

function inShort(roles: readonly string[]): string {
  if (roles.length === 0) return '议事规则咨询'
  const named = roles.slice(0, NAMED).join('、')
  return roles.length > NAMED ? `${named}等${roles.length}个身份` : named
}

/** 「帮助」: what this person can do, each with a button that does the same as saying its word. */
export const helpCard = (
  roles: readonly string[],
  possibilities: readonly Possibility[],
  place: Place,
  edition: Edition,
): Card =>
  card({
    title: '联席会议助手',
    subtitle: inShort(roles),
    colour: 'wathet',
    tag: '可办事项',
    body: [
      lead('请点按钮办理，或直接发送按钮上的文字；也可以直接提问。'),
      possibilities.map(({ word, what }, at) => lineWithButton(what, saying(word, place, `say_${at}`))),
      text(examples(edition)),
      note(`依据《${edition.title}》${edition.docNo}\n文件状态：${edition.status}`),
    ],
  })

/** A wish that may mean a command: which word does it, and a button for it. Nothing has been done. */
export const offerCard = ({ word, what }: Possibility, place: Place): Card =>
  card({
    title: word,
    subtitle: '尚未办理',
    colour: 'blue',
    tag: '可办事项',
    body: [
      lead(`如需办理，请发送「${word}」，或点下方按钮。`),
      text(what),
      buttonRows([{ ...saying(word, place, 'say_0'), look: 'primary' }]),
      note('目前没有办理任何事项。'),
    ],
  })
