import { useContext } from 'preact/hooks'
import { colourClass, roomOf } from './box.js'
import { Hands } from './card-context.js'
import { Elements } from './elements.js'
import { Icon, Outline } from './icons.js'
import { type Json, objectIn, stringIn, wordsIn } from './json.js'
import { Markdown } from './markdown.js'

/** A part that is folded until its title is pressed. Source: 折叠面板. */
export function FoldedPanel({ element, path }: { element: Json; path: string }) {
  const header = objectIn(element, 'header')
  const title = objectIn(header, 'title')
  const words = stringIn(title, 'content') ?? ''
  const icon = objectIn(header, 'icon')
  const border = objectIn(element, 'border')
  const side = stringIn(header, 'icon_position') ?? 'left'
  return (
    <details
      class={`panel ${border['color'] === undefined ? '' : 'bordered'}`}
      style={{
        ...roomOf({ margin: element['margin'] }),
        borderRadius: stringIn(border, 'corner_radius') ?? '6px',
      }}
      open={element['expanded'] === true}
    >
      <summary class={`icon-${side} back ${colourClass(stringIn(header, 'background_color'))}`}>
        <span class="panel-title">
          {title['tag'] === 'plain_text' ? words : <Markdown content={words} />}
        </span>
        <span class="panel-icon">
          {icon['token'] === undefined ? <Outline name="down" /> : <Icon icon={icon} />}
        </span>
      </summary>
      <div
        class={`panel-body back ${colourClass(stringIn(element, 'background_color'))}`}
        style={roomOf({ padding: element['padding'] })}
      >
        <Elements container={element} path={path} />
      </div>
    </details>
  )
}

/**
 * A part of the card that is pressed as a whole. The press itself is a button under the content, so that buttons inside
 * keep their own. Source: 交互容器.
 */
export function Clickable({ element, path }: { element: Json; path: string }) {
  const hands = useContext(Hands)
  const button = hands.buttons.get(path)
  const press = (event: Event) => {
    const { target, currentTarget } = event
    const own =
      target instanceof Element ? target.closest('a, button, input, select, textarea, summary, label') : null
    const inside = own !== null && currentTarget instanceof Element && currentTarget.contains(own)
    if (inside && !own.classList.contains('whole')) return
    if (button && hands.busy === null) hands.press(button)
  }
  const width = stringIn(element, 'width')
  const height = stringIn(element, 'height')
  const size = {
    ...(width?.endsWith('px') ? { width } : {}),
    ...(height?.endsWith('px') ? { minHeight: height } : {}),
  }
  const look = [
    'clickable back',
    colourClass(stringIn(element, 'background_style')),
    element['has_border'] === true ? 'bordered' : '',
    width === 'auto' ? 'hugging' : '',
  ]
  return (
    <div
      class={look.join(' ')}
      onClick={press}
      style={{ borderRadius: stringIn(element, 'corner_radius') ?? '6px', ...size, ...roomOf(element) }}
      title={wordsIn(element, 'hover_tips') || undefined}
    >
      {button && (
        <button
          type="button"
          class="whole"
          aria-label={button.text.replaceAll('\n', ' ')}
          aria-disabled={button.disabled}
          title={button.why ?? undefined}
        />
      )}
      <Elements container={element} path={path} />
    </div>
  )
}
