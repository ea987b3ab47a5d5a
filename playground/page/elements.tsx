import { useContext } from 'preact/hooks'
import { isObject } from '../emulator/card/rules.js'
import { Hands, Names } from './card-context.js'
import { Chart } from './chart.js'
import { ButtonElement, FieldElement } from './fields.js'
import { type Json, listIn, objectIn, stringIn, wordsIn } from './json.js'
import { Markdown } from './markdown.js'
import { TableElement } from './table.js'

const SPACINGS: Readonly<Record<string, string>> = {
  small: '4px',
  medium: '8px',
  large: '12px',
  extra_large: '16px',
}

function lengthOf(spacing: string | undefined): string {
  return spacing === undefined ? '8px' : (SPACINGS[spacing] ?? spacing)
}

/** A list of elements, one under another or side by side. */
export function Elements(props: {
  list: unknown
  path: string
  spacing?: string | undefined
  row?: boolean
}) {
  const list = Array.isArray(props.list) ? props.list.filter(isObject) : []
  return (
    <div class={props.row ? 'stack row' : 'stack'} style={{ gap: lengthOf(props.spacing) }}>
      {list.map((element, index) => (
        <Element key={index} element={element} path={`${props.path}.${index}`} />
      ))}
    </div>
  )
}

function Inner({ element, path }: { element: Json; path: string }) {
  return (
    <Elements
      list={element['elements']}
      path={`${path}.elements`}
      spacing={stringIn(element, 'vertical_spacing')}
      row={element['direction'] === 'horizontal'}
    />
  )
}

function Element({ element, path }: { element: Json; path: string }) {
  const tag = stringIn(element, 'tag') ?? ''
  const draw = DRAWINGS[tag]
  return draw ? draw(element, path) : <FieldElement path={path} />
}

const DRAWINGS: Readonly<Record<string, (element: Json, path: string) => preact.JSX.Element>> = {
  markdown: (element) => (
    <div class={`align-${stringIn(element, 'text_align') ?? 'left'}`}>
      <Markdown
        content={stringIn(element, 'content') ?? ''}
        size={stringIn(element, 'text_size') ?? 'normal'}
      />
    </div>
  ),
  div: (element) => <Text text={objectIn(element, 'text')} />,
  hr: () => <hr />,
  img: (element) => <div class="picture">{wordsIn(element, 'alt') || '图片'}</div>,
  person: (element) => <People ids={[stringIn(element, 'user_id') ?? '']} />,
  person_list: (element) => (
    <People ids={listIn(element, 'persons').map((one) => stringIn(one, 'id') ?? '')} />
  ),
  table: (element) => <TableElement table={element} />,
  chart: (element) => <Chart spec={objectIn(element, 'chart_spec')} />,
  column_set: (element, path) => <ColumnSet element={element} path={path} />,
  form: (element, path) => (
    <div role="group" class="form" aria-label="表单">
      <Inner element={element} path={path} />
    </div>
  ),
  collapsible_panel: (element, path) => <Panel element={element} path={path} />,
  interactive_container: (element, path) => <Clickable element={element} path={path} />,
  button: (_, path) => <ButtonElement path={path} />,
}

function Text({ text }: { text: Json }) {
  const size = stringIn(text, 'text_size') ?? 'normal'
  const content = stringIn(text, 'content') ?? ''
  const colour = (stringIn(text, 'text_color') ?? 'default').split('-')[0]
  const look = `text size-${size} ink c-${colour} align-${stringIn(text, 'text_align') ?? 'left'}`
  if (text['tag'] === 'lark_md')
    return (
      <div class={look}>
        <Markdown content={content} size={size} />
      </div>
    )
  const lines = typeof text['lines'] === 'number' ? text['lines'] : null
  return (
    <p
      class={lines === null ? look : `${look} clamped`}
      style={lines === null ? {} : { WebkitLineClamp: lines }}
    >
      {content}
    </p>
  )
}

function People({ ids }: { ids: readonly string[] }) {
  const names = useContext(Names)
  return (
    <p class="people">
      {ids.map((id) => (
        <span key={id} class="person">
          {names.get(id) ?? id}
        </span>
      ))}
    </p>
  )
}

function ColumnSet({ element, path }: { element: Json; path: string }) {
  const columns = listIn(element, 'columns')
  const mode = stringIn(element, 'flex_mode') ?? 'none'
  const background = (stringIn(element, 'background_style') ?? 'default').split('-')[0]
  return (
    <div
      class={`columns mode-${mode} back c-${background}`}
      style={{ gap: lengthOf(stringIn(element, 'horizontal_spacing')) }}
    >
      {columns.map((column, index) => {
        const width = stringIn(column, 'width') ?? 'auto'
        const weight = typeof column['weight'] === 'number' ? column['weight'] : 1
        const flex = width === 'weighted' ? `${weight} 1 0` : width === 'auto' ? '0 1 auto' : `0 1 ${width}`
        const back = (stringIn(column, 'background_style') ?? 'default').split('-')[0]
        return (
          <div
            key={index}
            class={`column align-self-${stringIn(column, 'vertical_align') ?? 'top'} back c-${back}`}
            style={mode === 'bisect' || mode === 'trisect' ? {} : { flex }}
          >
            <Inner element={column} path={`${path}.columns.${index}`} />
          </div>
        )
      })}
    </div>
  )
}

function Panel({ element, path }: { element: Json; path: string }) {
  const title = objectIn(objectIn(element, 'header'), 'title')
  const words = stringIn(title, 'content') ?? ''
  return (
    <details class="panel" open={element['expanded'] === true}>
      <summary>{title['tag'] === 'plain_text' ? words : <Markdown content={words} />}</summary>
      <div class="panel-body">
        <Inner element={element} path={path} />
      </div>
    </details>
  )
}

function Clickable({ element, path }: { element: Json; path: string }) {
  const hands = useContext(Hands)
  const button = hands.buttons.get(path)
  const press = () => button && hands.press(button)
  return (
    <div
      class={element['has_border'] === true ? 'clickable bordered' : 'clickable'}
      role="button"
      tabIndex={0}
      aria-disabled={button?.disabled}
      onClick={press}
      onKeyDown={(event) => event.key === 'Enter' && press()}
    >
      <Inner element={element} path={path} />
    </div>
  )
}
