/** Characters that take two columns of a terminal: Han, kana, full-width forms and marks. Source: Unicode UAX #11, classes W and F. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Columns kept for a label beside its value. */
const LABEL = 18

/** Marks that must not begin a line. */
const NEVER_FIRST = new Set('，。、；：？）」』】〕》％')

/** How many columns the text takes in a terminal. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0)
}

/** The text followed by spaces up to this many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** The text in lines of at most so many columns; its own line ends are kept, and what follows a number hangs behind it. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const hang = ' '.repeat(/^\d+\. /.exec(line)?.[0].length ?? 0)
    const lines = ['']
    let used = 0
    for (const character of line) {
      const own = widthOf(character)
      if (used + own > width && !NEVER_FIRST.has(character)) {
        lines.push(hang)
        used = hang.length
      }
      lines[lines.length - 1] += character
      used += own
    }
    return lines
  })
}

/** A label and what it says, side by side; the label stands on the first line alone. */
export function sideBySide(label: string, value: string, width: number): string[] {
  const column = Math.max(LABEL, widthOf(label) + 2)
  return wrapped(value, width - column).map((line, index) => padded(index === 0 ? label : '', column) + line)
}
