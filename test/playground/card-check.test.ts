import { describe, expect, test } from 'vitest'
import { CARD_LIMITS, checkCard, refusalText } from '../../playground/emulator/card/check.js'
import { strangeIcons } from '../../playground/emulator/card/icons.js'
import { BAD, codes, edges, many } from './card-edges.js'
import {
  box,
  card,
  chart,
  form,
  input,
  opinionCard,
  panel,
  plain,
  press,
  rollCallCard,
  row,
  table,
  voteCard,
} from './sample-cards.js'

describe('cards the platform accepts', () => {
  test.each([
    ['buttons in columns', voteCard()],
    ['a form', opinionCard()],
    ['a table, a panel and a disabled button', rollCallCard()],
  ])('%s', (_, value) => {
    expect(codes(value)).toEqual([])
  })
})

describe('the words of a refusal', () => {
  test('the path names the element at fault, as the platform words it', () => {
    const [fault] = checkCard(card({ tag: 'hr' }, { tag: 'hr' }, { tag: 'hr' }, { tag: 'note' }))
    expect(fault && refusalText(fault)).toBe(
      'Failed to create card content, ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [3](tag: note); ' +
        'ErrMsg: cards of schema V2 no longer support this capability; ErrorValue: unsupported tag note; ',
    )
  })
  test('an unknown property is named with its whole path', () => {
    const [fault] = checkCard(card(row({ ...press(), url: 'https://example.cn' })))
    expect(fault && refusalText(fault)).toBe(
      'Failed to create card content, ext=ErrCode: 200621; ErrPath: ROOT -> body -> elements -> [0](tag: column_set) -> ' +
        'columns -> [0](tag: column) -> elements -> [0](tag: button) -> url; ErrMsg: unknown property; ErrorValue: url; ',
    )
  })
  test('faults come in the order of the card', () => {
    const wrong = card(
      form(input({ max_length: 0 }), input({ name: 'i' })),
      { ...panel({ tag: 'note' }), expanded: 'yes' },
      { tag: 'person', user_id: 'ou_zz' },
    )
    const places = checkCard({ config: { update_multi: false }, ...wrong, header: {} }, new Set()).map(
      ({ place }) =>
        place
          .slice(1)
          .join(' ')
          .replaceAll(/body elements |\(tag: \w+\)/g, ''),
    )
    expect(places).toEqual([
      '[0] elements [0] max_length',
      '[0] elements [1] name',
      '[1] elements [0]',
      '[1] expanded',
      '[2] user_id',
      'header',
    ])
  })
})

describe('the bounds of a whole card', () => {
  const nest = (levels: number): unknown => (levels === 1 ? { tag: 'hr' } : row(nest(levels - 1)))
  const tables = (count: number) => card(...many(count, () => table('甲')))
  const charts = (count: number) => card(...many(count, () => chart()))
  const rules = (count: number) => card(...many(count, () => ({ tag: 'hr' })))
  const texts = (count: number) => card(...many(count, () => ({ tag: 'div', text: plain('一行') })))

  edges([
    ['200 elements', rules(200), rules(201), 11310],
    ['200 elements, each text counted', texts(100), texts(101), 11310],
    [
      '200 elements, the tag after the title counted with its text',
      {
        ...rules(197),
        header: { title: plain('标题'), text_tag_list: [{ tag: 'text_tag', text: plain('急') }] },
      },
      {
        ...rules(198),
        header: { title: plain('标题'), text_tag_list: [{ tag: 'text_tag', text: plain('急') }] },
      },
      11310,
    ],
    ['five levels of components', card(nest(5)), card(nest(6)), BAD],
    ['five levels, the form counted', card(form(row(row(row({ tag: 'hr' }))))), card(form(nest(5))), BAD],
    ['five tables', tables(5), tables(6), 11310],
    ['five charts', charts(5), charts(6), 11310],
  ])

  test('what a button carries, a chart describes and a table holds is no element of the card', () => {
    const own = { tag: 'x', inner: many(300, () => ({ tag: 'x' })) }
    const carried = press({ behaviors: [{ type: 'callback', value: own }] })
    expect(codes(card(carried, chart({}, { label: own }), table('甲')))).toEqual([])
  })
  test('30 KB', () => {
    expect(CARD_LIMITS.bytes).toBe(30 * 1024)
  })
})

describe('the frame of a card', () => {
  const framed = (more: object) => ({ ...card(), ...more })
  const config = (more: object) => framed({ config: { update_multi: true, ...more } })
  const headed = (more: object) => framed({ header: { title: plain('标题'), ...more } })
  const tags = (count: number, more: object = {}) =>
    many(count, () => ({ tag: 'text_tag', text: plain('急'), ...more }))
  const home = 'https://example.cn/'
  const three = { pc_url: home, ios_url: home, android_url: home }
  const sizes = (name: string) => ({ style: { text_size: { [name]: { pc: 'medium', mobile: 'large' } } } })
  const sized = (name: string) => ({
    ...card({ tag: 'markdown', content: '字', text_size: 'cus-0' }),
    config: { update_multi: true, ...sizes(name) },
  })
  const coloured = (light: string) =>
    config({ style: { color: { 'cus-0': { light_mode: light, dark_mode: 'rgba(0,0,0,0.5)' } } } })

  edges([
    ['an object', card(), [card()], BAD],
    ['schema 2.0', card(), { elements: [] }, 200830],
    ['schema 2.0 as a string', card(), { ...card(), schema: 2 }, 200830],
    ['no removed property at the top', card(), framed({ i18n_elements: {} }), BAD],
    ['no fallback', card(), framed({ fallback: {} }), BAD],
    ['elements stand in the body', card(), framed({ elements: [] }), BAD],
    ['update_multi is true', card(), framed({ config: { update_multi: false } }), 300302],
    ['update_multi is written out', card(), framed({ config: {} }), 300302],
    ['a card has a body', card(), { schema: '2.0', config: { update_multi: true } }, BAD],
    ['a body has elements', card(), framed({ body: {} }), BAD],
    ['elements are a list', card(), framed({ body: { elements: {} } }), BAD],
    ['no wide_screen_mode', config({ width_mode: 'fill' }), config({ wide_screen_mode: true }), BAD],
    ['width modes', config({ width_mode: 'compact' }), config({ width_mode: 'wide' }), BAD],
    ['a summary has a content', config({ summary: { content: '' } }), config({ summary: {} }), BAD],
    [
      'a summary has no translations',
      config({ summary: { content: '要点' } }),
      config({ summary: { content: '要点', i18n_content: { en_us: 'x' } } }),
      BAD,
    ],
    ['locales', config({ locales: ['zh_cn'] }), config({ locales: ['zh'] }), BAD],
    ['streaming stays off', config({ streaming_mode: false }), config({ streaming_mode: true }), BAD],
    ['no settings of streaming', config({}), config({ streaming_config: {} }), BAD],
    ['own sizes are defined', sized('cus-0'), sized('cus-1'), BAD],
    ['own colours are rgba', coloured('rgba(255,0,0,1)'), coloured('rgba(256,0,0,1)'), BAD],
    ['own colours are no names', coloured('rgba(5,157,178,0.52)'), coloured('blue'), BAD],
    [
      'a whole card leads to an address',
      framed({ card_link: { url: home } }),
      framed({ card_link: {} }),
      BAD,
    ],
    ['or to one for each client', framed({ card_link: three }), framed({ card_link: { pc_url: home } }), BAD],
    [
      'a client may be kept from following',
      framed({ card_link: { ...three, ios_url: 'lark://msgcard/unsupported_action' } }),
      framed({ card_link: { url: 'lark://msgcard/unsupported_action' } }),
      BAD,
    ],
    ['a header has a title', headed({}), framed({ header: {} }), BAD],
    ['a title has no size', headed({}), headed({ subtitle: { ...plain('副题'), text_size: 'normal' } }), BAD],
    ['header colours', headed({ template: 'carmine' }), headed({ template: 'pink' }), BAD],
    [
      'three tags after the title',
      headed({ text_tag_list: tags(3) }),
      headed({ text_tag_list: tags(4) }),
      BAD,
    ],
    [
      'three tags in each language',
      headed({ i18n_text_tag_list: { zh_cn: tags(3) } }),
      headed({ i18n_text_tag_list: { zh_cn: tags(4) } }),
      BAD,
    ],
    [
      'colours of tags',
      headed({ text_tag_list: tags(1, { color: 'neutral' }) }),
      headed({ text_tag_list: tags(1, { color: 'grey' }) }),
      BAD,
    ],
    [
      'the words of a tag are plain',
      headed({ text_tag_list: tags(1) }),
      headed({ text_tag_list: tags(1, { text: { tag: 'lark_md', content: '急' } }) }),
      BAD,
    ],
    ['padding', headed({ padding: '99px 0' }), headed({ padding: '100px' }), BAD],
  ])
})

describe('what all components share', () => {
  const hr = (more: object) => card({ tag: 'hr', ...more })
  const twice = (first: string, second: string) =>
    card({ tag: 'hr', element_id: first }, box({ element_id: second }))
  const inText = card(
    { tag: 'hr', element_id: 'a' },
    { tag: 'div', text: { ...plain('字'), element_id: 'a' } },
  )

  edges([
    ...['note', 'action', 'nonsense', 'toString'].map(
      (tag) => [`no tag ${tag}`, card({ tag: 'hr' }), card({ tag }), 200861] as const,
    ),
    ['a tag at all', card({ tag: 'hr' }), card({}), 200861],
    ['an element is an object', card({ tag: 'hr' }), card('hr'), BAD],
    ['no unknown property', hr({}), hr({ color: 'red' }), BAD],
    ['no property of every object', hr({}), hr({ constructor: 1 }), BAD],
    ['margin to 99px', hr({ margin: '-99px 99px' }), hr({ margin: '-100px 99px' }), BAD],
    ['one, two or four margins', hr({ margin: '1px 2px 3px 4px' }), hr({ margin: '1px 2px 3px' }), BAD],
    ['lengths in px', hr({ margin: '4px 0' }), hr({ margin: '4em' }), BAD],
    [
      'element_id of 20 characters',
      hr({ element_id: `a${'1'.repeat(19)}` }),
      hr({ element_id: 'a'.repeat(21) }),
      BAD,
    ],
    ['element_id begins with a letter', hr({ element_id: 'a_1' }), hr({ element_id: '_a1' }), BAD],
    ['element_id of letters, digits and _', hr({ element_id: 'aZ9_' }), hr({ element_id: 'a-b' }), BAD],
    ['element_id once in the card', twice('a', 'b'), twice('a', 'a'), 300301],
    ['element_id of texts too', twice('a', 'b'), inText, 300301],
  ])

  test('icons nobody looked up are no fault, yet are told', () => {
    const iconed = card(press({ icon: { tag: 'standard_icon', token: 'vote_outlined' } }))
    const strange = card(press({ icon: { tag: 'standard_icon', token: 'no-such_outlined' } }))
    expect([codes(iconed), codes(strange)]).toEqual([[], []])
    expect([strangeIcons(iconed), strangeIcons(strange)]).toEqual([[], ['no-such_outlined']])
  })
})
