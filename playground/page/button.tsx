import { useContext, useId } from 'preact/hooks'
import { roomOf, widthOf } from './box.js'
import { Hands } from './card-context.js'
import { Icon } from './icons.js'
import { type Json, objectIn, stringIn, wordsIn } from './json.js'

/** A button of the card; a disabled one stays reachable and says why. Source: 按钮. */
export function ButtonElement({ element, path }: { element: Json; path: string }) {
  const hands = useContext(Hands)
  const tipId = useId()
  const button = hands.buttons.get(path)
  if (!button) return null
  const tip = button.disabled ? button.why : wordsIn(element, 'hover_tips')
  const { look, style } = widthOf(element)
  const busy = hands.busy !== null
  return (
    <div class={`button-place ${look}`} style={{ ...style, ...roomOf({ margin: element['margin'] }) }}>
      <button
        type="button"
        class={`button ${button.type} size-of-${stringIn(element, 'size') ?? 'medium'} ${button.disabled ? 'off' : ''}`}
        aria-disabled={button.disabled || busy}
        aria-describedby={tip ? tipId : undefined}
        data-busy={hands.busy === path}
        onClick={() => !busy && hands.press(button)}
      >
        <Icon icon={objectIn(element, 'icon')} />
        {button.text}
      </button>
      {tip && (
        <span id={tipId} role="tooltip" class="tip">
          {tip}
        </span>
      )}
    </div>
  )
}
