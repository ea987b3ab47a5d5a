import { describe, expect, test } from 'vitest'
import { loadEdition } from '../../../src/rules/rulebook/editions.js'
import { membershipVerdict, platesVerdict } from '../../../src/rules/verdicts/membership.js'

const edition = loadEdition('yangpu-2021-4')

describe('2.members', () => {
  test('plates of one unit are one, names of two units are two', () => {
    expect(platesVerdict({ named: { names: 2, units: ['区委办公室'] } }, edition)?.says).toBe(
      '提到的2个名称属于同一家成员单位（区委办公室），算1家',
    )
    expect(
      platesVerdict({ named: { names: 2, units: ['区委网信办', '区委办公室'] } }, edition)?.says,
    ).toContain('分属2家成员单位')
    expect(platesVerdict({}, edition)).toBeNull()
  })

  test('every seat of the text is a member, under its own name; others are not in the list', () => {
    for (const seat of edition.seats)
      expect(membershipVerdict({ askedUnit: seat }, edition)?.says).toBe(
        `${seat}是成员单位，在规则列明的14家之中`,
      )
    expect(membershipVerdict({ askedUnit: '民政局' }, edition)?.says).toBe(
      '规则列明的14家成员单位中没有民政局',
    )
    expect(membershipVerdict({}, edition)).toBeNull()
  })

  test('an edition without the unit says so', () => {
    const other = { ...edition, seats: edition.seats.filter((seat) => seat !== '区财政局') }
    expect(membershipVerdict({ askedUnit: '区财政局' }, other)?.says).toContain('没有区财政局')
    expect(platesVerdict({ named: { names: 2, units: ['区财政局'] } }, other)).toBeNull()
  })
})
