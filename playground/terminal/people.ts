import type { Person } from '../emulator/directory.js'

/** Whom the words mean: an open_id, a name, a unit (then who leads it). Several: the words fit each of them. */
export function personFor(words: string, people: readonly Person[]): Person | readonly Person[] {
  const exact =
    people.find(({ openId, name }) => openId === words || name === words) ??
    people.find(({ unit }) => unit === words)
  if (exact) return exact
  const alike = words === '' ? [] : people.filter(({ name, group }) => `${group} ${name}`.includes(words))
  return alike.length === 1 && alike[0] ? alike[0] : alike
}

/** Everybody under the heading of his group: id, name and, where known, what is unread. */
export function peopleLines(people: readonly (Person & { unread?: number })[]): string[] {
  const groups = [...new Set(people.map(({ group }) => group))]
  return groups.flatMap((group) => [
    `${group}：`,
    ...people
      .filter((one) => one.group === group)
      .map(
        ({ openId, name, unread }) => `  ${openId.padEnd(12)} ${name}${unread ? `（${unread} 条未读）` : ''}`,
      ),
  ])
}
