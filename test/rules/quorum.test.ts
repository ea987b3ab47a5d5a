import { describe, expect, test } from 'vitest'
import { quorum } from '../../src/rules/quorum.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'

const edition = loadEdition('yangpu-2021-4')
const rows = Array.from({ length: 20 }, (_, at) => at + 1).flatMap((members) =>
  Array.from({ length: members + 1 }, (_, present) => ({ members, present })),
)

describe('4.3.a 半数以上成员单位到会', () => {
  test('for every N of 1…20 the two readings differ only at exactly half', () => {
    for (const { members, present } of rows) {
      const withHalf = 2 * present >= members
      const overHalf = 2 * present > members
      const expected = withHalf && overHalf ? 'met' : withHalf ? 'half' : 'short'
      const verdict = quorum(members, present, edition)
      expect(verdict.is, `${present}/${members}`).toBe(expected)
      expect(verdict.neededWithHalf, `${members}`).toBe(Math.ceil(members / 2))
      expect(verdict.neededOverHalf, `${members}`).toBe(Math.floor(members / 2) + 1)
      expect(verdict.missing).toBe(Math.max(0, Math.floor(members / 2) + 1 - present))
    }
    expect(rows).toHaveLength(230)
  })

  test.each([
    [6, 'short', '未达到，不能召开'],
    [7, 'half', '还差1家'],
    [8, 'met', '已达到法定到会数'],
  ] as const)('14 家到会 %i 家：%s', (present, is, words) => {
    const verdict = quorum(14, present, edition)
    expect(verdict).toMatchObject({ is, clause: '4.3.a' })
    expect(verdict.says).toContain(words)
  })
})
