import type { ComponentChildren } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { isObject } from '../emulator/card/rules.js'
import { Names } from './card-context.js'
import { type Json, listIn, objectIn, stringIn } from './json.js'
import { Markdown } from './markdown.js'
import { byPattern } from './times.js'

/** A table, some rows a page as the card says. */
export function TableElement({ table }: { table: Json }) {
  const columns = listIn(table, 'columns')
  const rows = listIn(table, 'rows')
  const size = typeof table['page_size'] === 'number' ? table['page_size'] : 5
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const [wanted, setPage] = useState(0)
  const page = Math.min(wanted, pages - 1)
  const look = objectIn(table, 'header_style')
  return (
    <div class="table-frame">
      <table class={look['background_style'] === 'grey' ? 'table grey-head' : 'table'}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" class={`align-${stringIn(column, 'horizontal_align') ?? 'left'}`}>
                {stringIn(column, 'display_name') ?? stringIn(column, 'name')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(page * size, (page + 1) * size).map((row, index) => (
            <tr key={index}>
              {columns.map((column, at) => (
                <td key={at} class={`align-${stringIn(column, 'horizontal_align') ?? 'left'}`}>
                  <Cell value={row[stringIn(column, 'name') ?? '']} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav class="pages" aria-label="表格翻页">
          <button type="button" class="button text" disabled={page === 0} onClick={() => setPage(page - 1)}>
            上一页
          </button>
          <span>
            {page + 1} / {pages}
          </span>
          <button
            type="button"
            class="button text"
            disabled={page + 1 === pages}
            onClick={() => setPage(page + 1)}
          >
            下一页
          </button>
        </nav>
      )}
    </div>
  )
}

function Cell({ value, column }: { value: unknown; column: Json }): ComponentChildren {
  const names = useContext(Names)
  const type = stringIn(column, 'data_type') ?? 'text'
  if (value === undefined) return null
  if (type === 'options' && Array.isArray(value))
    return value.filter(isObject).map((option: Json, index) => (
      <span key={index} class={`tag c-${stringIn(option, 'color') ?? 'blue'}`}>
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
  const options: Intl.NumberFormatOptions = { useGrouping: format['separator'] === true }
  if (digits !== undefined)
    Object.assign(options, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return (stringIn(format, 'symbol') ?? '') + value.toLocaleString('zh-CN', options)
}
