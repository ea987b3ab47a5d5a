import type { ComponentChildren } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { isObject } from '../emulator/card/rules.js'
import { colourClass, roomOf, type Style } from './box.js'
import { Names } from './card-context.js'
import { type Json, listIn, objectIn, stringIn } from './json.js'
import { Markdown } from './markdown.js'
import { SideScroll } from './side-scroll.js'
import { byPattern } from './times.js'

const HEIGHTS: Readonly<Record<string, string>> = { low: '32px', middle: '44px', high: '64px', auto: 'auto' }

/** A table, some rows a page as the card says; the first column stays in sight where it asks for that. Source: 表格. */
export function TableElement({ table }: { table: Json }) {
  const columns = listIn(table, 'columns')
  const rows = listIn(table, 'rows')
  const size = typeof table['page_size'] === 'number' ? table['page_size'] : 5
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const [wanted, setPage] = useState(0)
  const page = Math.min(wanted, pages - 1)
  const look = objectIn(table, 'header_style')
  const given = stringIn(table, 'row_height') ?? 'low'
  const height = HEIGHTS[given] ?? given
  const classes = [
    'table',
    look['background_style'] === 'grey' ? 'grey-head' : '',
    look['bold'] === false ? 'light-head' : '',
    table['freeze_first_column'] === true ? 'frozen' : '',
  ]
  const headSide = stringIn(look, 'text_align')
  return (
    <div class="table-element" style={roomOf(table)}>
      <SideScroll name="表格">
        <table class={classes.join(' ')}>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th
                  key={index}
                  scope="col"
                  class={`align-${headSide ?? sideOf(column)}`}
                  style={widthOf(column)}
                >
                  {stringIn(column, 'display_name') ?? stringIn(column, 'name')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * size, (page + 1) * size).map((row, index) => (
              <tr key={index} style={{ height }}>
                {columns.map((column, at) => (
                  <td key={at} class={`align-${sideOf(column)}`}>
                    <Cell value={row[stringIn(column, 'name') ?? '']} column={column} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      {pages > 1 && <Pages page={page} pages={pages} turn={setPage} />}
    </div>
  )
}

/** Numbers stand on the right unless the column says otherwise. */
const sideOf = (column: Json) =>
  stringIn(column, 'horizontal_align') ?? (column['data_type'] === 'number' ? 'right' : 'left')

function widthOf(column: Json): Style {
  const width = stringIn(column, 'width') ?? 'auto'
  return width === 'auto' ? {} : { width, minWidth: width.endsWith('px') ? width : 'auto' }
}

function Pages({ page, pages, turn }: { page: number; pages: number; turn: (to: number) => void }) {
  const step = (words: string, to: number) => (
    <button
      type="button"
      class="button text"
      aria-disabled={to < 0 || to >= pages}
      onClick={() => to >= 0 && to < pages && turn(to)}
    >
      {words}
    </button>
  )
  return (
    <div class="pages" role="group" aria-label="表格翻页">
      {step('上一页', page - 1)}
      <span aria-live="polite">
        {page + 1} / {pages}
      </span>
      {step('下一页', page + 1)}
    </div>
  )
}

function Cell({ value, column }: { value: unknown; column: Json }): ComponentChildren {
  const names = useContext(Names)
  const type = stringIn(column, 'data_type') ?? 'text'
  if (value === undefined || value === null) return null
  if (type === 'options' && Array.isArray(value))
    return value.filter(isObject).map((option: Json, index) => (
      <span key={index} class={`tag ${colourClass(stringIn(option, 'color') ?? 'blue')}`}>
        {stringIn(option, 'text')}
      </span>
    ))
  if (type === 'persons')
    return [value]
      .flat()
      .filter((id) => typeof id === 'string')
      .map((id) => names.get(id) ?? id)
      .join('、')
  if (type === 'date' && typeof value === 'number')
    return byPattern(value, stringIn(column, 'date_format') ?? 'YYYY/MM/DD')
  if (type === 'number' && typeof value === 'number') return numberText(value, objectIn(column, 'format'))
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return type === 'markdown' || type === 'lark_md' ? <Markdown content={text} /> : text
}

function numberText(value: number, format: Json): string {
  const digits = typeof format['precision'] === 'number' ? format['precision'] : undefined
  const options: Intl.NumberFormatOptions = {
    useGrouping: format['separator'] === true,
    maximumFractionDigits: digits ?? 20,
    ...(digits === undefined ? {} : { minimumFractionDigits: digits }),
  }
  return (stringIn(format, 'symbol') ?? '') + value.toLocaleString('zh-CN', options)
}
