import { describe, expect, test } from 'vitest'
import type { Roster } from '../../src/domain/roster.js'
import { roster, rosterOn } from '../../src/procedures/roster.js'
import { bench, OFFICE, ROSTER, refusal, SYSTEM } from './given.js'

const { given, when } = bench(roster, 'roster/main')
const load = (content: Roster) => ({ do: 'Load', roster: content, source: 'config/roster.json' }) as const
const loaded = {
  by: SYSTEM,
  event: { did: 'RosterLoaded', roster: ROSTER, source: 'config/roster.json' },
} as const

describe('二 名册：首次启动时载入一次', () => {
  test('载入前没有名册，载入后即为当日名册', () => {
    expect(rosterOn(given())).toBeNull()
    expect(when(given(), SYSTEM, load(ROSTER))).toEqual([loaded.event])
    expect(rosterOn(given(loaded))).toEqual(ROSTER)
  })

  test('内容相同，键的次序不同也算相同：已经办理', () => {
    const { members, chair, ...rest } = ROSTER
    const turned = { members, ...rest, chair: { title: chair.title, openId: chair.openId } } as Roster
    expect(refusal(when(given(loaded), SYSTEM, load(turned))).already).toBe(true)
  })

  test.each([
    { point: '换了一人', change: { chair: { ...ROSTER.chair, title: '另一职务' } } },
    { point: '少了一家', change: { members: ROSTER.members.slice(1) } },
  ])('内容不同（$point）：不采用，指明「成员变更」', ({ change }) => {
    const answer = refusal(when(given(loaded), SYSTEM, load({ ...ROSTER, ...change })))
    expect(answer.refused).toBe('ROSTER_ON_RECORD')
    expect(answer.already).toBeUndefined()
    expect(answer.next).toContain('成员变更')
  })

  test('不由人工载入', () => {
    expect(refusal(when(given(), OFFICE, load(ROSTER))).refused).toBe('NOT_YOUR_ROLE')
  })
})
