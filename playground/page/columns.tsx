import { colourClass, lengthOf, roomOf } from './box.js'
import { Elements } from './elements.js'
import { type Json, listIn, objectIn, stringIn } from './json.js'

/** Columns side by side; on a narrow card they shrink, pile up, wrap or stand two or three in a row. Source: 分栏. */
export function ColumnSet({ element, path }: { element: Json; path: string }) {
  const mode = stringIn(element, 'flex_mode') ?? 'none'
  const link = stringIn(objectIn(objectIn(element, 'action'), 'multi_url'), 'url')
  const across = stringIn(element, 'horizontal_align') ?? 'left'
  return (
    <div
      class={`columns mode-${mode} columns-${across} back ${colourClass(stringIn(element, 'background_style'))}`}
      style={{ gap: lengthOf(stringIn(element, 'horizontal_spacing')), ...roomOf(element) }}
    >
      {link !== undefined && <WholeLink href={link} element={element} />}
      {listIn(element, 'columns').map((column, index) => (
        <div
          key={index}
          class={`column down-${stringIn(column, 'vertical_align') ?? 'top'} back ${colourClass(stringIn(column, 'background_style'))}`}
          style={{ flex: shareOf(column), ...roomOf(column) }}
        >
          <Elements container={column} path={`${path}.columns.${index}`} />
        </div>
      ))}
    </div>
  )
}

/** What of the width a column takes: its weight, its content's, or the pixels it states. */
function shareOf(column: Json): string {
  const width = stringIn(column, 'width') ?? 'auto'
  if (width === 'weighted') return `${typeof column['weight'] === 'number' ? column['weight'] : 1} 1 0`
  return width === 'auto' ? '0 1 auto' : `0 0 ${width}`
}

/** A press anywhere on the columns opens the link. */
function WholeLink({ href, element }: { href: string; element: Json }) {
  const words = listIn(element, 'columns')
    .flatMap((column) => listIn(column, 'elements'))
    .map((one) => stringIn(objectIn(one, 'text'), 'content') ?? stringIn(one, 'content') ?? '')
  return (
    <a
      class="whole"
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      aria-label={words.filter((line) => line !== '').join(' ') || '打开链接'}
    />
  )
}
