import { useEffect, useRef } from 'preact/hooks'
import type { PersonView } from '../view.js'

const TRIES: readonly { role: PersonView['role']; words: string }[] = [
  { role: 'applicant', words: '问一个规则方面的问题，比如“要监理吗”' },
  { role: 'office', words: '发起一件书面征询，看进度，催办' },
  { role: 'leader', words: '对「视频会议系统更新」发表书面意见' },
  { role: 'chair', words: '审定、签署书面征询' },
]

/** What to do after the tour: the chat page as the right person. */
export function Ending({ people, again }: { people: readonly PersonView[]; again: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="tour-sheet" aria-labelledby="ending">
      <h2 id="ending" ref={heading} tabIndex={-1}>
        现在自己试试
      </h2>
      <ul>
        {TRIES.map(({ role, words }) => {
          const person = people.find((one) => one.role === role)
          if (!person) return null
          return (
            <li key={role}>
              <a href={`/?as=${person.openId}`}>
                <strong>{person.name}</strong>
                <span>{words}</span>
              </a>
            </li>
          )
        })}
      </ul>
      <p class="tour-links">
        <button type="button" class="button" onClick={again}>
          再走一遍
        </button>
        <a href="/gallery">看全部卡片</a>
      </p>
    </section>
  )
}
