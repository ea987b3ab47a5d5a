import { describe, expect, test } from 'vitest'
import { quorum } from '../../../src/rules/quorum.js'
import { loadEdition } from '../../../src/rules/rulebook/editions.js'
import { attendanceVerdict, baseVerdict, chairAwayVerdict } from '../../../src/rules/verdicts/attendance.js'

const edition = loadEdition('yangpu-2021-4')
const rosters = [12, 13, 14, 15, 16]
const says = (...told: Parameters<typeof attendanceVerdict>) => attendanceVerdict(...told)?.says ?? ''

describe('4.3.a: the thresholds of every roster that may come up', () => {
  test.each([
    [12, 6, 7],
    [13, 7, 7],
    [14, 7, 8],
    [15, 8, 8],
    [16, 8, 9],
  ])('of %i units: half is %i, more than half is %i', (members, half, over) => {
    expect(quorum(members, 0, edition)).toMatchObject({ neededWithHalf: half, neededOverHalf: over })
    for (let present = 0; present <= members; present++) {
      const is = present >= over ? 'met' : present >= half ? 'half' : 'short'
      expect(quorum(members, present, edition).is, `${present}/${members}`).toBe(is)
    }
  })
})

describe('4.3.a: a stated case', () => {
  test('every split of every roster: the verdict counts leaders, and delegates and video only where it says so', () => {
    let cases = 0
    for (const members of rosters)
      for (let present = 0; present <= members; present++)
        for (let delegates = 0; present + delegates <= members; delegates++)
          for (let remote = 0; present + delegates + remote <= members; remote++) {
            cases++
            const text = says({ present, delegates, remote, members }, edition)
            const without = quorum(members, present, edition).is
            const withAll = quorum(members, present + delegates + remote, edition).is
            expect(text).toContain(`按${members}家成员单位、到会${present}家`)
            const shown = {
              text,
              short: text.includes('不能召开'),
              met: text.includes('已达到法定到会数'),
            }
            expect(shown).toEqual({ text, short: without === 'short', met: withAll === 'met' })
          }
    expect(cases).toBeGreaterThan(3000)
  })

  test('leave and absence never add to the number', () => {
    for (const members of rosters)
      for (let away = 0; away <= members; away++) {
        const onLeave = says({ onLeave: away, members }, edition)
        expect(says({ absent: away, members }, edition).replaceAll('未到', '请假')).toBe(onLeave)
        expect(onLeave.includes('不能召开')).toBe(2 * (members - away) < members)
      }
    expect(says({ present: 6, onLeave: 8 }, edition)).toBe(
      '按14家成员单位、到会6家、请假8家计：未达到，不能召开，还差1家到半数，还差2家到过半数',
    )
  })

  test('where only who is away is told, the rest is taken as coming, and it is said', () => {
    expect(says({ onLeave: 4 }, edition)).toBe(
      '按14家成员单位、请假4家计，其余10家都到会的话：已达到法定到会数',
    )
    expect(says({ absent: 14 }, edition)).not.toContain('其余')
  })

  test('delegates are shown without and with, and who decides', () => {
    const verdict = attendanceVerdict({ present: 5, delegates: 3 }, edition)
    expect(verdict?.says).toContain('不计代会为5家，未达到')
    expect(verdict?.says).toContain('计入代会为8家，已达到法定到会数')
    expect(verdict?.notes.join()).toContain('由联席会议办公室确定')
  })

  test('where delegates or video change nothing, one verdict is enough', () => {
    expect(says({ present: 8, delegates: 1 }, edition)).toContain('是否计入结果都一样，已达到')
    expect(says({ present: 2, remote: 1 }, edition)).toContain('不计视频为2家')
  })

  test('with N odd no half is spoken of', () => {
    expect(says({ present: 6, members: 13 }, edition)).toMatch(/未达到，不能召开，还差1家$/)
    expect(says({ present: 7, members: 13 }, edition)).toContain('已达到法定到会数')
  })

  test('the roster of the day goes before the list of the text, the question before both', () => {
    expect(says({ present: 7 }, edition, 13)).toContain('按13家')
    expect(says({ present: 7, members: 12 }, edition, 13)).toContain('按12家')
  })

  test('more units than there are, and people instead of units, are no number', () => {
    expect(says({ present: 15 }, edition)).toMatch(/成员单位共14家.*请先核对/)
    expect(says({ present: 10, delegates: 5 }, edition)).toContain('请先核对')
    expect(says({ onLeave: 15 }, edition)).toContain('请先核对')
    expect(says({ people: 9 }, edition)).toContain('不按人数计')
    expect(attendanceVerdict({}, edition)).toBeNull()
  })

  test('4.1.a: enough units are no chair', () => {
    expect(chairAwayVerdict({ present: 10 }, edition)?.says).toMatch(
      /已达到法定到会数。.*分管副区长召集并主持/,
    )
    expect(chairAwayVerdict({}, edition)).toBeNull()
  })

  test('another number of member units moves the threshold', () => {
    expect(baseVerdict({ members: 12 }, edition)?.says).toBe(
      '成员单位为12家的，半数为6家，到会7家及以上怎样理解都达到',
    )
    expect(baseVerdict({ members: 13 }, edition)?.says).toBe('成员单位为13家的，到会7家及以上即达到')
    expect(baseVerdict({}, edition)).toBeNull()
  })
})
