import { colourClass, roomOf } from './box.js'
import { Icon } from './icons.js'
import { type Json, listIn, objectIn, stringIn, wordsIn } from './json.js'
import { Markdown } from './markdown.js'

/** Title, subtitle, icon and tags over the colour of the state. Source: 标题. */
export function CardHeader({ header }: { header: Json }) {
  const title = wordsIn(header, 'title')
  if (title === '') return null
  const subtitle = wordsIn(header, 'subtitle')
  const marked = objectIn(header, 'title')['tag'] === 'lark_md'
  return (
    <header class={`card-header ${colourClass(stringIn(header, 'template'))}`} style={roomOf(header)}>
      <Icon icon={objectIn(header, 'icon')} />
      <div class="card-head-words">
        <h3>
          <span class="card-title">{marked ? <Markdown content={title} /> : title}</span>
          {listIn(header, 'text_tag_list').map((tag, index) => (
            <span key={index} class={`tag ${colourClass(stringIn(tag, 'color') ?? 'blue')}`}>
              {wordsIn(tag, 'text')}
            </span>
          ))}
        </h3>
        {subtitle && <p class="card-subtitle">{subtitle}</p>}
      </div>
    </header>
  )
}
