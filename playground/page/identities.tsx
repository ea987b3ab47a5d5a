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

export function Unread({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span class="unread" aria-label={`${count} 条未读`}>
      {count > 99 ? '99+' : count}
    </span>
  )
}

/** Everybody one can be, with what each has not read. */
export function Identities(props: {
  people: readonly PersonView[]
  me: string
  become: (openId: string) => void
}) {
  const draw = (person: PersonView, words: string) => (
    <button
      key={person.openId}
      type="button"
      class="identity"
      aria-pressed={person.openId === props.me}
      aria-label={`以“${person.name}”身份${person.unread > 0 ? `，${person.unread} 条未读` : ''}`}
      onClick={() => props.become(person.openId)}
    >
      <span class="identity-name">{words}</span>
      <Unread count={person.unread} />
    </button>
  )
  return (
    <nav class="identities" aria-label="切换身份">
      {[...headings(props.people)].map(([heading, rows]) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {rows.map((row, index) => {
            const [first] = row.people
            if (row.unit === '' && first) return draw(first, first.title)
            return (
              <div key={index} class="unit" role="group" aria-label={row.unit}>
                <span class="unit-name">{row.unit}</span>
                <span class="unit-people">{row.people.map((person) => draw(person, person.title))}</span>
              </div>
            )
          })}
        </section>
      ))}
    </nav>
  )
}
