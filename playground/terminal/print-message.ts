import { objectIn, stringIn } from '../page/json.js'
import { type CardLook, cardLines, headingOf } from './card-lines.js'
import type { Seen } from './chat-log.js'
import { wrapped } from './layout.js'
import type { Screen } from './screen.js'

type Colour = Parameters<Screen['style']>[0]

/** The colour of a card's head in a terminal. */
const COLOURS: Readonly<Record<string, Colour>> = {
  blue: 'blue',
  wathet: 'cyan',
  green: 'green',
  orange: 'yellow',
  yellow: 'yellow',
  red: 'red',
}

/** Prints a message under its number: who, what it answers, then the text or the card. */
export function printMessage(
  message: Seen,
  how: {
    screen: Screen
    names: ReadonlyMap<string, string>
    open: boolean
    updated: boolean
    number: CardLook['number']
  },
): void {
  const { screen, names, open, updated, number } = how
  const { width } = screen
  const dim = (text: string) => screen.style('dim', text)
  const from = [message.sender, message.group === null ? '' : `在${message.group}`].join('')
  const changed = updated ? '（已更新）' : ''
  const rule = '─'.repeat(4)
  screen.write('', dim(`${rule} 第 ${message.number} 条 ${from} ${rule}`))
  if (message.parent !== null) screen.write(dim(`回复：${message.parent}`))
  if (message.revoked) return screen.write('消息已撤回')
  if (message.card === null) return screen.write(...wrapped(`${message.text ?? ''}${changed}`, width))
  const { title, tags, subtitle } = headingOf(message.card)
  const heading = `${title}${tags.map((tag) => `〔${tag}〕`).join('')}${changed}`
  const colour = COLOURS[stringIn(objectIn(message.card, 'header'), 'template') ?? ''] ?? 'reset'
  const opening = `/open ${message.number}`
  screen.write(
    ...wrapped(heading, width).map((line) => screen.style('bold', screen.style(colour, line))),
    ...(subtitle === '' ? [] : [dim(subtitle)]),
    ...cardLines(message.card, { width, open, opening, names, number, dim }),
  )
}
