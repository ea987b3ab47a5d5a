import { useContext } from 'preact/hooks'
import { isObject } from '../emulator/card/rules.js'
import { colourClass, flowOf, roomOf, type Style } from './box.js'
import { ButtonElement } from './button.js'
import { Hands, Names } from './card-context.js'
import { Chart } from './chart.js'
import { ColumnSet } from './columns.js'
import { Clickable, FoldedPanel } from './containers.js'
import { FieldElement } from './fields.js'
import { Icon } from './icons.js'
import { type Json, listIn, objectIn, stringIn } from './json.js'
import { Markdown } from './markdown.js'
import { Picture } from './picture.js'
import { TableElement } from './table.js'

/** What the elements inside one container are drawn from: the container itself says how they stand. */
interface Inside {
  container: Json
  path: string
}

/** Fields that have no label of their own: the line before them is it. */
const LABELLED_BY_LINE = /^(?:multi_)?select_|picker|^date_/

/**
 * Everything in a container. An element keeps its place on the page through an update of the card as long as it is the
 * same kind of thing in the same turn, so that somebody who is typing is not thrown out of the field.
 */
export function Elements({ container, path }: Inside) {
  const hands = useContext(Hands)
  const list = listIn(container, 'elements')
  const { look, style } = flowOf(container)
  const turns = new Map<string, number>()
  return (
    <div class={look} style={style}>
      {list.map((element, index) => {
        const kind =
          stringIn(element, 'element_id') ?? stringIn(element, 'name') ?? stringIn(element, 'tag') ?? ''
        const turn = turns.get(kind) ?? 0
        turns.set(kind, turn + 1)
        const next = list[index + 1]
        const labels = next !== undefined && LABELLED_BY_LINE.test(stringIn(next, 'tag') ?? '')
        return (
          <Element
            key={`${kind} ${turn}`}
            element={element}
            path={`${path}.elements.${index}`}
            labelOf={labels ? hands.idOf(`${path}.elements.${index + 1}`) : null}
          />
        )
      })}
    </div>
  )
}

interface Drawn {
  element: Json
  path: string
  /** The field this line is the label of. */
  labelOf: string | null
}

function Element(props: Drawn) {
  const draw = DRAWINGS[stringIn(props.element, 'tag') ?? '']
  if (draw) return draw(props)
  return <FieldElement element={props.element} path={props.path} />
}

const DRAWINGS: Readonly<Record<string, (drawn: Drawn) => preact.JSX.Element>> = {
  markdown: ({ element }) => (
    <div
      class={`with-icon ink ${colourClass(stringIn(element, 'text_color'))} align-${stringIn(element, 'text_align') ?? 'left'}`}
      style={roomOf(element)}
    >
      <Icon icon={objectIn(element, 'icon')} />
      <Markdown
        content={stringIn(element, 'content') ?? ''}
        size={stringIn(element, 'text_size') ?? 'normal'}
      />
    </div>
  ),
  div: ({ element, labelOf }) => {
    const icon = objectIn(element, 'icon')
    const text = <Text text={objectIn(element, 'text')} labelOf={labelOf} room={roomOf(element)} />
    if (icon['tag'] === undefined) return text
    return (
      <div class="with-icon">
        <Icon icon={icon} />
        {text}
      </div>
    )
  },
  hr: ({ element }) => <hr style={roomOf(element)} />,
  img: ({ element }) => <Picture image={element} />,
  person: ({ element }) => <People ids={[stringIn(element, 'user_id') ?? '']} look={element} />,
  person_list: ({ element }) => (
    <People ids={listIn(element, 'persons').map((one) => stringIn(one, 'id') ?? '')} look={element} />
  ),
  table: ({ element }) => <TableElement table={element} />,
  chart: ({ element }) => <Chart chart={element} />,
  column_set: ({ element, path }) => <ColumnSet element={element} path={path} />,
  form: ({ element, path }) => (
    <div role="group" class="form" aria-label="表单" style={roomOf(element)}>
      <Elements container={element} path={path} />
    </div>
  ),
  collapsible_panel: ({ element, path }) => <FoldedPanel element={element} path={path} />,
  interactive_container: ({ element, path }) => <Clickable element={element} path={path} />,
  button: ({ element, path }) => <ButtonElement element={element} path={path} />,
}

function Text({ text, labelOf, room }: { text: Json; labelOf: string | null; room: Style }) {
  const size = stringIn(text, 'text_size') ?? 'normal'
  const content = stringIn(text, 'content') ?? ''
  const look = `text size-${size} ink ${colourClass(stringIn(text, 'text_color'))} align-${stringIn(text, 'text_align') ?? 'left'}`
  if (text['tag'] === 'lark_md')
    return (
      <div class={look} style={room}>
        <Markdown content={content} size={size} />
      </div>
    )
  if (labelOf !== null)
    return (
      <label class={look} for={labelOf} style={room}>
        {content}
      </label>
    )
  const lines = typeof text['lines'] === 'number' ? text['lines'] : null
  return (
    <p
      class={lines === null ? look : `${look} clamped`}
      style={lines === null ? room : { ...room, WebkitLineClamp: lines }}
    >
      {content}
    </p>
  )
}

/** People as the platform shows them: a round with the first sign of the name, the name where the card asks for it. */
function People({ ids, look }: { ids: readonly string[]; look: Json }) {
  const names = useContext(Names)
  const named = look['show_name'] === true || look['style'] === 'capsule' || look['show_avatar'] === false
  return (
    <p class="people" style={roomOf(look)}>
      {ids.map((id) => {
        const name = names.get(id) ?? id
        return (
          <span key={id} class={named ? 'person' : 'person bare'} title={name}>
            {look['show_avatar'] !== false && (
              <span class="face" aria-hidden="true">
                {name.slice(0, 1)}
              </span>
            )}
            <span class={named ? '' : 'visually-hidden'}>{name}</span>
          </span>
        )
      })}
    </p>
  )
}

/** The body of a card. */
export function Body({ card }: { card: Json }) {
  const body = objectIn(card, 'body')
  if (!isObject(card['body'])) return null
  return (
    <div class="card-body" style={roomOf(body)}>
      <Elements container={body} path="body" />
    </div>
  )
}
