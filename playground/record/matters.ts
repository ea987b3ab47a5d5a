import { kindOf } from '../../src/domain/ids.js'
import type { ReadAct } from './record-reader.js'

/** Each kind of case as people call it. */
export const KIND_NAMES: Readonly<Record<string, string>> = {
  round: '书面征询',
  topic: '议题',
  broadcast: '通知',
  talk: '会话',
  settings: '设置',
  roster: '名册',
  numbering: '编号',
  examples: '例句',
}

/** The names of one reading: panel and clock ask for them again and again. */
const known = new WeakMap<readonly ReadAct[], ReadonlyMap<string, string>>()

/** What the cases on record are about, by case: 「书面征询2026-001《区政务云扩容项目》」. */
export function matterNames(acts: readonly ReadAct[]): ReadonlyMap<string, string> {
  const names = known.get(acts) ?? namesIn(acts)
  known.set(acts, names)
  return names
}

function namesIn(acts: readonly ReadAct[]): Map<string, string> {
  const titles = new Map<string, string>()
  const numbers = new Map<string, string>()
  for (const { act } of acts) {
    for (const { event } of act.events) {
      const laid =
        'proposal' in event
          ? event.proposal
          : 'draft' in event
            ? event.draft
            : 'notice' in event
              ? event.notice
              : null
      if (laid !== null) titles.set(act.case, (laid as { title: string }).title)
      if (event.did.endsWith('Numbered') && 'number' in event) numbers.set(act.case, String(event.number))
    }
  }
  return new Map(
    acts.map(({ act }) => {
      const name = numbers.get(act.case) ?? KIND_NAMES[kindOf(act.case)] ?? '事项'
      const title = titles.get(act.case)
      return [act.case, title === undefined ? name : `${name}《${title}》`]
    }),
  )
}
