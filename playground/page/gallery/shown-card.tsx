import { memo } from 'preact/compat'
import { useMemo } from 'preact/hooks'
import { CardView } from '../card-view.js'
import type { Tell } from '../toasts.js'
import type { MessageView } from '../view.js'
import type { Width } from './filters.js'
import type { GalleryCard } from './view.js'

const BARRED = '这里只供查看，按钮不会生效'
const DRAWN: Readonly<Record<Width, readonly ('phone' | 'desktop')[]>> = {
  phone: ['phone'],
  desktop: ['desktop'],
  both: ['phone', 'desktop'],
}

/** One card of the gallery under its state; an empty place of about its size until it is drawn. */
export const ShownCard = memo(function ShownCard(props: {
  card: GalleryCard
  width: Width
  drawn: boolean
  tell: Tell
}) {
  const { card, width, drawn, tell } = props
  return (
    <article id={card.id} class="shown" aria-labelledby={`${card.id}/名称`}>
      <h4 id={`${card.id}/名称`}>
        <a href={`#${card.id}`}>{card.state}</a>
        <span class="sees">{card.sees}</span>
      </h4>
      <div class="widths-drawn">
        {DRAWN[width].map((one) => (
          <div key={one} class={`at-${one}`}>
            {drawn ? <Drawn card={card} at={one} tell={tell} /> : <div class="undrawn" />}
          </div>
        ))}
      </div>
    </article>
  )
})

function Drawn(props: { card: GalleryCard; at: string; tell: Tell }) {
  const { card, at, tell } = props
  const message = useMemo(
    (): MessageView => ({
      id: `${card.id}/${at}`,
      from: 'bot',
      sender: '',
      at: 0,
      text: null,
      card: card.json,
      file: null,
      version: 0,
      updatedAt: null,
      parent: null,
      revoked: false,
      expired: false,
    }),
    [card, at],
  )
  return <CardView message={message} as="" tell={tell} barred={BARRED} />
}
