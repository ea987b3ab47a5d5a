import { CONTAINERS } from './containers.js'
import { DISPLAY } from './display.js'
import { CARD_LIMITS } from './element.js'
import { CARD } from './frame.js'
import { INPUTS } from './inputs.js'
import { BAD_JSON, type CardFault, type Here, inside, isObject, report, type Survey } from './rules.js'

export { CARD_LIMITS }

const SHAPES = { ...CONTAINERS, ...DISPLAY, ...INPUTS }

/**
 * Everything the platform would refuse this card for, in the order of the card; empty when it would be accepted.
 * `people`: ids that exist, `images`: keys the app uploaded; null leaves them unchecked. Where the pages leave open what the
 * platform does, the card is refused. Source: 卡片 JSON 2.0 结构 and its component pages.
 */
export function checkCard(
  card: unknown,
  people: ReadonlySet<string> | null = null,
  images: ReadonlySet<string> | null = null,
): CardFault[] {
  const survey: Survey = {
    faults: [],
    names: new Set(),
    elementIds: new Set(),
    people,
    images,
    styles: stylesOf(card),
    shapes: SHAPES,
    tables: 0,
    charts: 0,
  }
  const root: Here = { place: ['ROOT'], within: [], holder: {}, survey }
  if (!isObject(card)) report(root, BAD_JSON, 'parse card json err, object wanted', card)
  else if (card['schema'] !== '2.0')
    report(inside(root, 'schema'), 200830, 'only schema 2.0 is accepted here', card['schema'])
  else {
    const count = countTags(card)
    if (count > CARD_LIMITS.elements) report(root, 11310, 'element exceeds the limit', count)
    CARD(card, root)
  }
  return survey.faults
}

/** The platform's words for a refused card: `Failed to create card content, ext=ErrCode: …; ErrPath: …`. */
export function refusalText(fault: CardFault): string {
  return (
    `Failed to create card content, ext=ErrCode: ${fault.code}; ErrPath: ${fault.place.join(' -> ')}; ` +
    `ErrMsg: ${fault.message}; ErrorValue: ${fault.value}; `
  )
}

/** What stands in these is not of the platform's making, whatever it calls itself. */
const FOREIGN = new Set(['chart_spec', 'value', 'rows'])

/** Every `tag` counts, texts included. Source: 卡片 JSON 2.0 结构, 注意事项. */
function countTags(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + countTags(entry), 0)
  if (!isObject(value)) return 0
  let sum = typeof value['tag'] === 'string' ? 1 : 0
  for (const [key, entry] of Object.entries(value)) if (!FOREIGN.has(key)) sum += countTags(entry)
  return sum
}

function stylesOf(card: unknown): ReadonlySet<string> {
  const config = isObject(card) && isObject(card['config']) ? card['config'] : {}
  const style = isObject(config['style']) ? config['style'] : {}
  return new Set(Object.values(style).flatMap((named) => (isObject(named) ? Object.keys(named) : [])))
}
