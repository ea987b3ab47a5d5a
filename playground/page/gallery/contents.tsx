import { useState } from 'preact/hooks'
import type { Group } from './wanted.js'

/** Procedures and their kinds of cards with the number of each. On a narrow window it is folded until it is wanted. */
export function Contents({ groups }: { groups: readonly Group[] }) {
  const [open, setOpen] = useState(false)
  const procedures = [...new Set(groups.map(({ procedure }) => procedure))]
  return (
    <nav class={open ? 'gallery-contents open' : 'gallery-contents'} aria-label="卡片目录">
      <div class="gallery-brand">
        <h1>卡片一览</h1>
        <a href="/">返回演示</a>
        <button
          type="button"
          class="button show-contents"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          目录
        </button>
      </div>
      <div class="gallery-list">
        {procedures.map((procedure) => (
          <section key={procedure}>
            <h2>{procedure}</h2>
            <ul>
              {groups
                .filter((group) => group.procedure === procedure)
                .map(({ id, card, cards }) => (
                  <li key={id}>
                    <a href={`#${id}`} onClick={() => setOpen(false)}>
                      {card}
                      <span class="number">{cards.length}</span>
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  )
}
