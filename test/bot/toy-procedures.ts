import type { Card } from '../../src/cards/card.js'
import type { Draft, Message, View } from '../../src/cards/message.js'
import type { CaseId, PersonId } from '../../src/domain/ids.js'
import type { Instant } from '../../src/domain/instant.js'
import type { Procedure, Tick } from '../../src/procedures/procedure.js'

/**
 * Two toy procedures, to show that engine, messenger and scheduler need to know nothing of rounds. A `notice` has every
 * sort of message and wake-up; a `bell` is what it rings in another case.
 */
export interface Notice {
  text: string
  keeper: PersonId
  guests: readonly PersonId[]
  /** Parts that must have arrived before the whole. */
  parts: number
  records: readonly string[]
  wake: readonly Instant[]
  ticks: readonly Instant[]
  closed: boolean
}

type NoticeEvent =
  | { did: 'Written'; text: string }
  | { did: 'Handed'; to: PersonId }
  | { did: 'Invited'; guests: PersonId[] }
  | { did: 'Divided'; parts: number }
  | { did: 'Recorded'; text: string }
  | { did: 'Set'; wake: Instant[] }
  | { did: 'Ticked'; due: Instant }
  | { did: 'Rung'; bells: CaseId[]; text: string }
  | { did: 'Closed' }

export type NoticeCommand =
  | { do: 'Write'; text: string }
  | { do: 'Hand'; to: string }
  | { do: 'Invite'; guests: string[] }
  | { do: 'Divide'; parts: number }
  | { do: 'Record'; text: string }
  | { do: 'Set'; wake: string[] }
  | { do: 'Ring'; bells: string[]; text: string }
  | { do: 'Close' }
  /** Nothing changes, a form on the card is to open. */
  | { do: 'Open' }
  | { do: 'Break' }
  | Tick

const EMPTY: Notice = {
  text: '',
  keeper: 'ou_office' as PersonId,
  guests: [],
  parts: 0,
  records: [],
  wake: [],
  ticks: [],
  closed: false,
}

/** What the toys decided, in order: to see that nothing is decided twice, or at the same time. */
export const decided: string[] = []

export const notice: Procedure<Notice, NoticeCommand, NoticeEvent> = {
  kind: 'notice',
  official: true,
  initial: EMPTY,
  bases: {
    Written: '4.2.b',
    Handed: '系统规定',
    Invited: '系统规定',
    Divided: '系统规定',
    Recorded: '系统规定',
    Set: '系统规定',
    Ticked: '系统规定',
    Rung: '系统规定',
    Closed: '系统规定',
  },
  decide(state, command) {
    decided.push(`${command.do} on ${state.text}`)
    switch (command.do) {
      case 'Write':
        if (state.closed) return { refused: 'CLOSED', why: '已结束。', basis: '系统规定', next: '无。' }
        if (command.text === state.text)
          return { refused: 'SAME', already: true, why: '已经办理。', basis: '系统规定', next: '无。' }
        return [{ did: 'Written', text: command.text }]
      case 'Hand':
        return [{ did: 'Handed', to: command.to as PersonId }]
      case 'Invite':
        return [{ did: 'Invited', guests: command.guests as PersonId[] }]
      case 'Divide':
        return [{ did: 'Divided', parts: command.parts }]
      case 'Record':
        return [{ did: 'Recorded', text: command.text }]
      case 'Set':
        return [{ did: 'Set', wake: command.wake as Instant[] }]
      case 'Ring':
        return [{ did: 'Rung', bells: command.bells as CaseId[], text: command.text }]
      case 'Close':
        return [{ did: 'Closed' }]
      case 'Open':
        return []
      case 'Tick':
        return state.text === '不动' ? [] : [{ did: 'Ticked', due: command.due }]
      case 'Break':
        throw new Error('broken')
      default:
        return command satisfies never
    }
  },
  evolve(state, { event }) {
    switch (event.did) {
      case 'Written':
        return { ...state, text: event.text }
      case 'Handed':
        return { ...state, keeper: event.to }
      case 'Invited':
        return { ...state, guests: event.guests }
      case 'Divided':
        return { ...state, parts: event.parts }
      case 'Recorded':
        return { ...state, records: [...state.records, event.text] }
      case 'Set':
        return { ...state, wake: event.wake }
      case 'Ticked':
        return { ...state, wake: state.wake.slice(1), ticks: [...state.ticks, event.due] }
      case 'Closed':
        return { ...state, closed: true }
      case 'Rung':
        return state
      default:
        return event satisfies never
    }
  },
  wakeAt: ({ wake }) => wake[0],
  consequences: (_, { case: from, event }) =>
    event.did === 'Rung'
      ? event.bells.map((bell) => ({ case: bell, command: { do: 'Strike', text: event.text, from } }))
      : [],
  index: ({ closed }) => ({ open: !closed, waits: [], tags: {} }),
  todos: () => [],
}

interface Bell {
  strokes: readonly string[]
}
interface Strike {
  do: 'Strike'
  text: string
  from: CaseId
}

/** What the bells cannot bear at the moment. */
export const unbearable = new Set<string>()

/** Counts its strokes; a stroke 「回声」 is written back to where it came from. */
export const bell: Procedure<Bell, Strike, { did: 'Struck'; text: string; from: CaseId }> = {
  kind: 'bell',
  official: false,
  initial: { strokes: [] },
  bases: { Struck: '系统规定' },
  decide(_, { text, from }) {
    if (unbearable.has(text)) throw new Error(`cannot bear ${text}`)
    return [{ did: 'Struck', text, from }]
  },
  evolve: ({ strokes }, { event }) => ({ strokes: [...strokes, event.text] }),
  wakeAt: () => undefined,
  consequences: (_, { event }) =>
    event.text === '回声' ? [{ case: event.from, command: { do: 'Write', text: '听到回声' } }] : [],
  index: () => ({ open: false, waits: [], tags: {} }),
  todos: () => [],
}

/** A card that says these lines. */
export const plainCard = (lines: readonly string[]): Card => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false, summary: { content: lines[0] ?? '' } },
  header: { title: { tag: 'plain_text', content: lines[0] ?? '' }, template: 'blue' },
  body: {
    direction: 'vertical',
    vertical_spacing: 'medium',
    elements: lines.slice(1).map((content) => ({ tag: 'div', text: { tag: 'plain_text', content } })),
  },
})

/** How often cards were drawn. */
export const drawn = { messages: 0, cards: 0 }

export const noticeView: View<Notice> = {
  messages(state, { undelivered }) {
    drawn.messages += 1
    const message = (
      key: string,
      to: PersonId,
      lines: readonly string[],
      more: Partial<Message> = {},
    ): Message => ({
      key,
      to: { person: to },
      life: 'live',
      ...(state.closed ? { done: true } : {}),
      card: (draft?: Draft) => {
        drawn.cards += 1
        return plainCard(draft ? [...lines, `草稿 ${JSON.stringify(draft.typed)}`] : lines)
      },
      ...more,
    })
    const parts = Array.from({ length: state.parts }, (_, n) => `part/${n + 1}`)
    const rung = state.ticks.map((due) => `到时 ${due}`)
    const lines = [...rung, ...undelivered.map(({ receiver, reason }) => `${receiver}：${reason}`)]
    return [
      message('board', state.keeper, [`公告 ${state.text}`, ...lines]),
      ...state.guests.map((guest) => message(`guest/${guest}`, guest, [`请柬 ${state.text}`])),
      ...state.records.map((text, n) => message(`record/${n}`, state.keeper, [text], { life: 'record' })),
      ...parts.map((key) => message(key, 'ou_chair' as PersonId, [`${key} ${state.text}`])),
      ...(parts.length > 0
        ? [message('whole', 'ou_chair' as PersonId, [`全文 ${state.text}`], { after: parts })]
        : []),
    ]
  },
}
