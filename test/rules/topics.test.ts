import { describe, expect, test } from 'vitest'
import { answer } from '../../src/rules/answer.js'
import { fill } from '../../src/rules/answer-topic.js'
import type { Reading } from '../../src/rules/facts.js'
import { isClauseId, loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { TOPICS, type TopicId } from '../../src/rules/topics/all.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

const edition = loadEdition('yangpu-2021-4')
const all = Object.entries(TOPICS).map(([id, topic]) => ({ id: id as TopicId, topic }))
const reading = (topic: TopicId): Reading => ({
  intent: 'clause',
  facts: {},
  topic,
  lookup: null,
  deadline: null,
  remarks: [],
  suggestions: [],
  fresh: true,
})
const DECIDERS = /联席会议|办公室|副区长|主持人|区财政局|区委网信办|区政府|采购中心|区发展改革委/

describe('topics', () => {
  test.each(all)('$id: every number comes from the edition and every clause exists', ({ topic }) => {
    const lines = [topic.says, ...(topic.more ?? []), ...(topic.interpretation ?? [])]
    for (const line of lines) {
      expect(fill(line, edition, edition.seats.length)).not.toMatch(/[{}]/)
      expect(line.replace(/〔\d+〕\d*号?|\{\w+\}/g, '')).not.toMatch(/\d/)
    }
    expect(topic.clauses.filter((id) => !isClauseId(id))).toEqual([])
  })

  test.each(all.filter(({ topic }) => topic.interpretation))(
    '$id: an interpretation names who decides',
    ({ topic }) => {
      for (const line of topic.interpretation ?? []) expect(line).toMatch(DECIDERS)
    },
  )

  test.each(all.filter(({ topic }) => topic.silent))(
    '$id: where the text is silent the answer says so, with no figure',
    ({ id }) => {
      const { conclusion, details } = answer(reading(id), {
        edition,
        calendar: loadCalendar(),
        settings: NOTHING_SET,
      })
      expect(conclusion).toBe(
        '《议事规则》（杨府办发〔2021〕4号）对此未作规定，我不能代为确定；请联系联席会议办公室（设在区政府办公室）。',
      )
      expect(details.join()).not.toMatch(/\d+(?:\.\d+)?(?:万|元|%|天|个工作日|名|位)/)
    },
  )
})
