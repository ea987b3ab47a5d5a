/** The button of a card by its exact words. */
export function buttonIn(line: HTMLElement, words: string): HTMLElement | null {
  const all = line.querySelectorAll<HTMLElement>('.card button, .card [role="button"]')
  return [...all].find((one) => one.textContent?.trim() === words) ?? null
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** A field of a card by its label. */
export function fieldIn(line: HTMLElement, label: string): Control | null {
  const own = [...line.querySelectorAll('label')].find((one) => one.textContent?.trim() === label)
  if (own?.htmlFor) return line.ownerDocument.getElementById(own.htmlFor) as Control | null
  const all = [...line.querySelectorAll<Control>('input, textarea, select')]
  return all.find((one) => one.getAttribute('aria-label') === label) ?? null
}

/** Writes into a field as its user would: the card keeps it as typed. */
export function writeInto(field: Control, value: string): void {
  field.value = field.type === 'datetime-local' ? value.replace(' ', 'T') : value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Whether it stands in a folded part of the card. */
const folded = (text: Node) => {
  const around = text.parentElement
  return around?.closest('details:not([open])') !== null && around?.closest('summary') === null
}

/** The lines in the body of a card that say the words, as far as they are to be seen; its title needs no mark. */
export function linesOf(line: HTMLElement, words: readonly string[]): Range[] {
  const body = line.querySelector('.card-body')
  const title = line.querySelector('.card-header')?.textContent ?? ''
  const sought = words.filter((word) => !title.includes(word))
  const found: Range[] = []
  if (!body) return found
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const said = text.textContent ?? ''
    if (folded(text) || !sought.some((word) => said.includes(word))) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    found.push(range)
  }
  return found
}

const MARK = 'seen'

/** Marks places in colour without touching what is drawn; the returned function takes the marks away. */
export function mark(ranges: readonly Range[]): () => void {
  if (typeof Highlight === 'undefined') return () => undefined
  const all = CSS.highlights.get(MARK) ?? new Highlight()
  CSS.highlights.set(MARK, all)
  for (const range of ranges) all.add(range)
  return () => {
    for (const range of ranges) all.delete(range)
  }
}

/** Scrolls the list to the message, or as far down in it as the place one has to see stands. */
export function scrollTo(list: HTMLElement, line: HTMLElement, place: Element | Range | undefined): void {
  const from = list.getBoundingClientRect().top - list.scrollTop
  const top = line.getBoundingClientRect().top - from - 8
  const at = place?.getBoundingClientRect()
  const low = at ? at.bottom - from : 0
  const middle = at ? (at.top + at.bottom) / 2 - from - list.clientHeight / 2 : 0
  const gentle = matchMedia('(prefers-reduced-motion: no-preference)').matches
  list.scrollTo({
    top: low > top + list.clientHeight - 24 ? middle : top,
    behavior: gentle ? 'smooth' : 'instant',
  })
}
