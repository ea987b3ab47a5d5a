import { colourClass } from './box.js'
import { type Json, stringIn } from './json.js'

/** Outlines on a field of 24 by 24, by the first word of the platform's icon name; ours, near to its drawings. */
const OUTLINES: Readonly<Record<string, string>> = {
  vote: 'M4 13h16v7H4zM8 13l3-9 6 3-3 6M9 17h6',
  approval: 'M5 20h14M7 16h10v-2c0-2-3-2-3-5a3 3 0 1 0-4 0c0 3-3 3-3 5z',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  meeting: 'M3 6h18v11H3zM12 17v4M8 21h8',
  announce: 'M4 10v4l11 5V5zM15 9a3 3 0 0 1 0 6M6 15v5h3v-4',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6zM4 17h16M10 20h4',
  alarm: 'M12 7a7 7 0 1 0 .1 0M12 10v4l3 2M4 6l3-3M20 6l-3-3',
  todo: 'M4 4h16v16H4zM8 12l3 3 5-6',
  member: 'M12 12a4 4 0 1 0-.1 0M4 21c0-5 4-6 8-6s8 1 8 6',
  group: 'M9 12a3.5 3.5 0 1 0-.1 0M2 20c0-4 3-5 7-5s7 1 7 5M16 5a3 3 0 0 1 0 7M19 20h3c0-3-1-5-4-5',
  edit: 'M4 20h4L20 8l-4-4L4 16zM13 7l4 4',
  signature: 'M3 17c4-9 7-13 8-11s-5 11-3 11 4-6 6-6 0 5 3 5 2-1 4-2M3 21h18',
  doc: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  file: 'M6 3h9l4 4v14H6zM15 3v4h4',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1',
  time: 'M12 3a9 9 0 1 0 .1 0M12 7v5l4 2',
  history: 'M12 3a9 9 0 1 0 .1 0M12 7v5l4 2',
  lock: 'M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3',
  yes: 'M12 3a9 9 0 1 0 .1 0M8 12l3 3 5-6',
  no: 'M12 3a9 9 0 1 0 .1 0M9 9l6 6M15 9l-6 6',
  maybe: 'M12 3a9 9 0 1 0 .1 0M9.5 9.5a2.5 2.5 0 1 1 2.5 3v1.5M12 17v.1',
  warning: 'M12 4L2.5 20h19zM12 10v5M12 17.5v.1',
  info: 'M12 3a9 9 0 1 0 .1 0M12 11v6M12 7.5v.1',
  reply: 'M10 6L4 11l6 5v-3c5 0 8 1 10 5 0-6-4-10-10-10z',
  down: 'M6 9l6 6 6-6',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
}
const OTHER = 'M12 8a4 4 0 1 0 .1 0'

/** An outline by name, for the page's own drawings. */
export function Outline({ name }: { name: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={OUTLINES[name] ?? OTHER} />
    </svg>
  )
}

/** The icon of a title, a line, a button or a panel; nothing where the card gives none. Source: 图标库. */
export function Icon({ icon }: { icon: Json }) {
  const token = stringIn(icon, 'token')
  if (token === undefined) return null
  return (
    <span class={`icon-place ink ${colourClass(stringIn(icon, 'color') ?? 'inherit')}`}>
      <Outline name={token.split(/[-_]/)[0] ?? ''} />
    </span>
  )
}
