import { describe, expect, test } from 'vitest'
import { loadEdition } from '../../../src/rules/rulebook/editions.js'
import { opinionsVerdict } from '../../../src/rules/verdicts/opinions.js'

const edition = loadEdition('yangpu-2021-4')

describe('4.6, 4.2.b: no number of opinions decides', () => {
  test('for every split of consent, objection and silence the verdict is the same sentence', () => {
    for (let agree = 0; agree <= 14; agree++)
      for (let against = 0; agree + against <= 14; against++) {
        const said = opinionsVerdict({ opinions: { agree, against, missing: 14 - agree - against } }, edition)
        expect(said?.says).toContain('没有哪个家数能自动算通过或不通过')
        expect(said?.says).toContain('最终以分管副区长书面签署为准')
        expect(said?.says).not.toMatch(/已通过|可以通过|即通过|视为/)
      }
  })

  test('who has not answered is counted from the roster and is no consent', () => {
    expect(opinionsVerdict({ opinions: { returned: 9 } }, edition)?.says).toMatch(
      /已反馈9家、未反馈5家.*未反馈的不算同意/,
    )
    expect(opinionsVerdict({ opinions: { returned: 9 } }, edition, 13)?.says).toContain('未反馈4家')
    expect(opinionsVerdict({ opinions: { returned: 14 } }, edition)?.says).not.toContain('未反馈')
    expect(opinionsVerdict({}, edition)).toBeNull()
  })
})
