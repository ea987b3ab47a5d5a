import { useContext, useState } from 'preact/hooks'
import { roomOf } from './box.js'
import { Hands } from './card-context.js'
import { type Json, stringIn, wordsIn } from './json.js'

/** A picture of the card with its description; where it cannot be had, the description alone. Source: 图片. */
export function Picture({ image }: { image: Json }) {
  const hands = useContext(Hands)
  const [missing, setMissing] = useState(false)
  const alt = wordsIn(image, 'alt')
  const title = wordsIn(image, 'title')
  const source = hands.pictureOf(stringIn(image, 'img_key') ?? '')
  return (
    <figure class="picture-frame" style={roomOf(image)}>
      {title && <figcaption>{title}</figcaption>}
      {missing || source === null ? (
        <p class="picture">{alt || '图片'}</p>
      ) : (
        <img
          class={`fit-${stringIn(image, 'scale_type') ?? 'crop_center'}`}
          style={{ borderRadius: stringIn(image, 'corner_radius') ?? '4px' }}
          src={source}
          alt={alt}
          onError={() => setMissing(true)}
        />
      )}
    </figure>
  )
}
