import { useState } from 'preact/hooks'
import type { PersonView } from './view.js'

interface Row {
  unit: string
  people: PersonView[]
}

/** People by heading and, under it, by unit, in the order of the roster. */
function headings(people: readonly PersonView[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const person of people) {
    const rows = found.get(person.group) ?? []
    const row = person.unit === '' ? undefined : rows.find(({ unit }) => unit === person.unit)
    if (row) row.people.push(person)
    else rows.push({ unit: person.unit, people: [person] })
    found.set(person.group, rows)
  }
  return found
}

/** How many are unread, as a sign to the eye; `spoken`: said too, where nothing around says it. */
export function Unread({ count, spoken = false }: { count: number; spoken?: boolean }) {
  if (count === 0) return null
  return (
    <span class="unread" data-count={count > 99 ? '99+' : count}>
      {spoken && <span class="visually-hidden">{count} 条未读</span>}
    </span>
  )
}

/** With more people than this one looks for a name instead of reading them all. */
const MANY = 12

/** Everybody one can be, with what each has not read. */
export function Identities(props: {
  people: readonly PersonView[]
  me: string
  become: (openId: string) => void
}) {
  const [wanted, setWanted] = useState('')
  const words = wanted.trim()
  const found = props.people.filter(({ name, group }) => `${group} ${name}`.includes(words))
  const draw = (person: PersonView, title: string) => (
    <button
      key={person.openId}
      type="button"
      class="identity"
      aria-pressed={person.openId === props.me}
      aria-label={`以“${person.name}”身份${person.unread > 0 ? `，${person.unread} 条未读` : ''}`}
      onClick={() => {
        setWanted('')
        props.become(person.openId)
      }}
    >
      <span class="identity-name">{title}</span>
      <Unread count={person.unread} />
    </button>
  )
  return (
    <nav class="identities" aria-label="切换身份">
      {props.people.length > MANY && (
        <input
          class="select find-person"
          type="search"
          aria-label="查找身份"
          placeholder="查找单位或职务"
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {[...headings(found)].map(([heading, rows]) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {rows.map((row) => {
            const [first] = row.people
            if (row.unit === '' && first) return draw(first, first.title)
            return (
              <div key={row.unit} class="unit" role="group" aria-label={row.unit}>
                <span class="unit-name">{row.unit}</span>
                <span class="unit-people">{row.people.map((person) => draw(person, person.title))}</span>
              </div>
            )
          })}
        </section>
      ))}
      {found.length === 0 && <p class="empty">没有找到，请换个词</p>}
    </nav>
  )
}
