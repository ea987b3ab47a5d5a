import { describe, expect, test } from 'vitest'
import { attendanceIn } from '../../src/language/attendance.js'
import { plain } from '../../src/language/normalise.js'
import { opinionCounts } from '../../src/language/opinion-counts.js'
import { namedSeats } from '../../src/language/seat-names.js'
import { statedCase } from '../../src/language/stated-case.js'
import type { Facts } from '../../src/rules/facts.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'

describe('who comes, counted in units', () => {
  test.each<[string, Facts]>([
    ['今天来了6家，能开吗', { present: 6 }],
    ['到了5家，另外3家派科长来', { present: 5, delegates: 3 }],
    ['来了8家 有一家是派科长来的', { present: 7, delegates: 1 }],
    ['来了6家其中2家派的代表', { present: 4, delegates: 2 }],
    ['8家里头有两家来的是科长', { present: 6, delegates: 2 }],
    ['14家里请假4家，还能开吗', { onLeave: 4, members: 14 }],
    ['13家来了7家能开不', { present: 7, members: 13 }],
    ['缺席7家还能开吗', { absent: 7 }],
    ['九家参加两家请假够不够', { present: 9, onLeave: 2 }],
    ['6家到会 8家请假', { present: 6, onLeave: 8 }],
    ['两家视频接入', { remote: 2 }],
    ['到场四家领导，视频那头还挂着四家', { present: 4, remote: 4 }],
    ['来了9个人是4家单位的', { present: 4 }],
    ['来了8个人能开吗', { people: 8 }],
    ['到了六家，还有一家打电话讲十分钟后到', { present: 6, absent: 1 }],
    ['一家单位来了3个人 另外5家各1个', { present: 6 }],
    ['区委办√网信办√司法√财政√，别的格子全空', { present: 4 }],
    ['来的：网信、司法、财政、审计。别的都没影', { present: 4 }],
    ['签到簿上七个勾', { present: 7 }],
    ['只来了五个局照样开了', { present: 5 }],
    ['实到6家，请假5家，加起来11家算够了吧', { present: 6, onLeave: 5 }],
  ])('%s', (text, facts) => {
    expect(attendanceIn(plain(text))).toEqual(facts)
  })

  test.each<[string, Facts]>([
    ['7家单位，加上副区长本人，那不就是8了嘛', { present: 7 }],
    ['回执收到11家说参加，到点了实际坐下来的只有5家', { present: 5 }],
    ['回执上11家答应来', { present: 11 }],
    ['到的不是九家，是八家', { present: 8 }],
    ['来了10家，走了两家', { present: 10 }],
    ['至少要到8家才能开吗', {}],
    ['还差两家才到半数吧，已经来了5家', { present: 5 }],
    ['半数以上是不是要8家', {}],
    ['成员单位减到十二家，门槛降不降', { members: 12 }],
    ['凑不满八家怎么办', {}],
    ['来了不到7家', {}],
    ['还差一家没来', { absent: 1 }],
    ['恰好七家', { present: 7 }],
    ['五家在会场，三家连线，一家派了联络员', { present: 5, remote: 3, delegates: 1 }],
  ])('what does not count is not counted: %s', (text, facts) => {
    expect(attendanceIn(plain(text))).toEqual(facts)
  })

  test.each<[string, Facts]>([
    ['区委办和机要局都来了', { present: 1 }],
    ['科委、信息委、财政局都到了', { present: 2 }],
    ['能到的只剩大数据、城运、财政、审计、司法、科委', { present: 6 }],
    ['来了财政局、审计局等6家', { present: 6 }],
    ['财政局没来能开吗', { absent: 1 }],
    ['我是财政局的，今天来了6家', { present: 6 }],
    [
      '机管局说来不了，保密办派了个副主任，司法局和发改委堵在路上，其他的都坐好了',
      { delegates: 1, absent: 3 },
    ],
  ])('units by name, plates of one unit once: %s', (text, facts) => {
    expect(attendanceIn(plain(text))).toEqual(facts)
  })

  test('every member unit of the edition is known under its name and its plates, each as one', () => {
    const { seats } = loadEdition('yangpu-2021-4')
    const found = seats.map((seat) => [...new Set(namedSeats(plain(seat)).map((named) => named.seat))])
    expect(found).toEqual(seats.map((seat) => [seat.replace(/（.*/, '')]))
  })
})

describe('opinions, counted in units', () => {
  test.each<[string, Facts]>([
    ['14家回了9家，能定吗', { opinions: { returned: 9 } }],
    ['13家赞成，就1家反对', { opinions: { agree: 13, against: 1 } }],
    ['两家没交意见，能报给副区长签吗', { opinions: { missing: 2 } }],
    ['14家还差两家没回', { opinions: { missing: 2 } }],
    ['大家都同意', {}],
  ])('%s', (text, facts) => {
    expect(opinionCounts(plain(text))).toEqual(facts)
  })

  test('which unit is asked about, and how many units stand behind several names', () => {
    expect(statedCase(plain('民政局是不是成员单位'), 'members')).toEqual({ askedUnit: '民政局' })
    expect(statedCase(plain('发改委算不算成员'), 'members')).toEqual({ askedUnit: '区发展改革委' })
    expect(statedCase(plain('我们局是不是成员单位'), 'members')).toEqual({})
    expect(statedCase(plain('财政局和民政局都是成员吗'), 'members')).toEqual({})
    expect(statedCase(plain('区委办和机要局算几家'), 'plates')).toEqual({
      named: { names: 2, units: ['区委办公室'] },
    })
  })

  test('a case is stated only to the topics that have a verdict on it', () => {
    expect(statedCase(plain('来了6家'), 'minutes')).toEqual({})
    expect(statedCase(plain('来了6家'), 'quorum')).toEqual({ present: 6 })
    expect(statedCase(plain('9家同意'), 'votes')).toEqual({ opinions: { agree: 9 } })
  })
})
