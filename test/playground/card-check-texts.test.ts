import { describe } from 'vitest'
import { BAD, edges } from './card-edges.js'
import { box, card, panel, plain, press, row, table } from './sample-cards.js'

const markdown = (content: string, more: object = {}) => card({ tag: 'markdown', content, ...more })
const div = (more: object) => card({ tag: 'div', text: { ...plain('字'), ...more } })
const light = (content: string) => card({ tag: 'div', text: { tag: 'lark_md', content } })

describe('texts', () => {
  edges([
    ['a div has a text', div({}), card({ tag: 'div' }), BAD],
    ['a text has a content', div({}), card({ tag: 'div', text: { tag: 'plain_text' } }), BAD],
    ['a content is a string', div({ content: '7' }), div({ content: 7 }), BAD],
    ['kinds of texts', light('字'), div({ tag: 'markdown' }), BAD],
    ['no unknown property in a text', div({}), div({ style: 'bold' }), BAD],
    ['sizes', div({ text_size: 'heading-4' }), div({ text_size: 'heading-5' }), BAD],
    ['large sizes', div({ text_size: 'xxxx-large' }), div({ text_size: 'xxxxx-large' }), BAD],
    ['colours', div({ text_color: 'grey-350' }), div({ text_color: 'grey-360' }), BAD],
    ['named colours', div({ text_color: 'sunflower' }), div({ text_color: 'black' }), BAD],
    ['rgba colours', div({ text_color: 'rgba(1,2,3,0.5)' }), div({ text_color: '#010203' }), BAD],
    ['alignment', div({ text_align: 'center' }), div({ text_align: 'justify' }), BAD],
    ['lines', div({ lines: 1 }), div({ lines: 0 }), BAD],
    ['languages', div({ i18n_content: { en_us: 'x' } }), div({ i18n_content: { en: 'x' } }), BAD],
    [
      'a paragraph alone has a look',
      div({ text_size: 'normal' }),
      card(press({ text: { ...plain('同意'), text_size: 'normal' } })),
      BAD,
    ],
    [
      'sizes of the words beside a tick',
      card({ tag: 'checker', text: { ...plain('已阅'), text_size: 'notation' } }),
      card({ tag: 'checker', text: { ...plain('已阅'), text_size: 'small' } }),
      BAD,
    ],
    [
      'width of a paragraph',
      card({ tag: 'div', text: plain('字'), width: '999px' }),
      card({ tag: 'div', text: plain('字'), width: '1000px' }),
      BAD,
    ],
  ])
})

describe('markup', () => {
  const link = (address: string) => markdown(`[附件](${address})`)

  edges([
    ['markdown has a content', markdown(''), card({ tag: 'markdown' }), BAD],
    ['no links by variable', markdown('字'), markdown('字', { href: { urlVal: {} } }), BAD],
    ['markdown has no colour of its own', markdown('字'), markdown('字', { text_color: 'red' }), BAD],
    ['somebody mentioned exists', markdown('<at id=ou_a></at>'), markdown('<at id=ou_zz></at>'), 100290],
    ['quoted too', markdown('<at id="ou_a"></at>'), markdown("<at id='ou_zz'></at>"), 100290],
    ['each of several', markdown('<at ids=ou_a,ou_b></at>'), markdown('<at ids=ou_a,ou_zz></at>'), 100290],
    ['in light markup too', light('<at id=ou_a></at>'), light('<at id=ou_zz></at>'), 100290],
    [
      'in translations too',
      markdown('字', { i18n_content: { en_us: '<at id=ou_a></at>' } }),
      markdown('字', { i18n_content: { en_us: '<at id=ou_zz></at>' } }),
      100290,
    ],
    ['all may be mentioned', markdown('<at id=all></at>'), markdown('<at id=everybody></at>'), 100290],
    [
      'not as text messages do',
      markdown('<at id=ou_a></at>'),
      markdown('<at user_id="ou_a">区财政局</at>'),
      BAD,
    ],
    ['not in both ways', markdown('<at id=ou_a></at>'), markdown('<at id=ou_a user_id=ou_a></at>'), BAD],
    ['nobody at all', markdown('<at id=ou_a></at>'), markdown('<at></at>'), BAD],
    ['no e-mail of anybody', markdown('<at id=ou_a></at>'), markdown('<at email=a@example.cn></at>'), 100290],
    [
      'somebody shown exists',
      markdown("<person id = 'ou_a' show_name = true></person>"),
      markdown("<person id = 'ou_zz'></person>"),
      100290,
    ],
    [
      'plain text mentions nobody',
      div({ content: '<at id=ou_zz></at>' }),
      light('<at id=ou_zz></at>'),
      100290,
    ],
    ['links are http or https', link('http://example.cn/a'), link('ftp://example.cn/a'), BAD],
    ['links have a host', link('https://example.cn'), link('https://'), BAD],
    ['no link by variable', link('https://example.cn'), link('$urlVal'), BAD],
    ['links are percent-encoded', link('https://example.cn/%E9%99%84'), link('https://example.cn/附'), BAD],
    ['percent signs are encodings', link('https://example.cn/%20'), link('https://example.cn/%2'), BAD],
    [
      'a bare link does not run into Chinese text',
      markdown('见 https://example.cn/a 附件'),
      markdown('见https://example.cn/a附件'),
      BAD,
    ],
    [
      'nor into Chinese punctuation',
      markdown('见 https://example.cn/a 。'),
      markdown('见 https://example.cn/a。'),
      BAD,
    ],
    [
      'an <a> may',
      markdown("<a href='https://example.cn'>https://example.cn</a>附件"),
      markdown("<a href='example.cn'>附件</a>"),
      BAD,
    ],
    ['an <a> leads somewhere', markdown("<a href='https://example.cn'>附</a>"), markdown('<a>附</a>'), BAD],
    [
      'a <link> leads somewhere on each client',
      markdown("<link url='https://example.cn' pc_url=''>附</link>"),
      markdown("<link url='https://example.cn' pc_url='附'>附</link>"),
      BAD,
    ],
    ['colours', markdown("<font color='red-500'>急</font>"), markdown("<font color='black'>急</font>"), BAD],
    [
      'colours of tags',
      markdown("<text_tag color='neutral'>急</text_tag>"),
      markdown("<text_tag color='pink'>急</text_tag>"),
      BAD,
    ],
    ['images were uploaded', markdown('![图](img_v3_a)'), markdown('![图](img_v3_zz)'), 200570],
    [
      'images are no addresses',
      markdown('![图](img_v3_a)'),
      markdown('![图](https://example.cn/a.png)'),
      200570,
    ],
    [
      'in the title of a folded part',
      card({ ...panel(), header: { title: { tag: 'markdown', content: '<at id=ou_a></at>' } } }),
      card({ ...panel(), header: { title: { tag: 'markdown', content: '<at id=ou_zz></at>' } } }),
      100290,
    ],
    [
      'in a table',
      card(table('<at id=ou_a></at>', { data_type: 'lark_md' })),
      card(table('<at id=ou_zz></at>', { data_type: 'markdown' })),
      200914,
    ],
  ])
})

describe('icons', () => {
  const icon = (more: object) =>
    card(press({ icon: { tag: 'standard_icon', token: 'bell_outlined', ...more } }))
  const custom = (more: object) => card(press({ icon: { tag: 'custom_icon', ...more } }))
  const folded = (size: string) =>
    card({
      ...panel(),
      header: { title: plain('展开'), icon: { tag: 'standard_icon', token: 'bell_outlined', size } },
    })

  edges([
    ['an icon has a token', icon({}), card(press({ icon: { tag: 'standard_icon' } })), BAD],
    ['tokens look like tokens', icon({}), icon({ token: 'bell' }), BAD],
    ['kinds of icons', icon({}), icon({ tag: 'icon' }), BAD],
    ['colours of icons', icon({ color: 'orange' }), icon({ color: '' }), BAD],
    ['no unknown property in an icon', icon({}), icon({ img_key: 'img_v3_a' }), BAD],
    ['an own icon was uploaded', custom({ img_key: 'img_v3_a' }), custom({ img_key: 'img_v3_zz' }), 200570],
    ['an own icon has a key', custom({ img_key: 'img_v3_a' }), custom({}), BAD],
    ['the icon of a folded part alone has a size', folded('16px 16px'), icon({ size: '16px 16px' }), BAD],
    ['sizes have width and height', folded('1px 999px'), folded('16px'), BAD],
    ['sizes to 999px', folded('1px 999px'), folded('1px 1000px'), BAD],
  ])
})

describe('links and behaviours', () => {
  const home = 'https://example.cn/'
  const acts = (...list: unknown[]) => card(press({ behaviors: list }))
  const back = { type: 'callback', value: { a: 'go' } }
  const open = (more: object = {}) => ({ type: 'open_url', default_url: home, ...more })
  const clicked = (multi: object) => card({ ...row(), action: { multi_url: multi } })
  const date = (...list: unknown[]) => card({ tag: 'date_picker', behaviors: list })

  edges([
    ['behaviours are not empty', acts(back), acts(), BAD],
    ['kinds of behaviours', acts(back), acts({ type: 'submit', value: {} }), BAD],
    ['a callback carries an object, not a string', acts(back), acts({ type: 'callback', value: 'go' }), BAD],
    ['a callback carries something', acts(back), acts({ type: 'callback' }), BAD],
    ['no unknown property in a callback', acts(back), acts({ ...back, name: 'x' }), BAD],
    ['a callback and a link together', acts(back, open()), acts(back, open(), open()), BAD],
    ['a link leads somewhere', acts(open()), acts({ type: 'open_url' }), BAD],
    ['no unknown property in a link', acts(open()), acts(open({ url: home })), BAD],
    ['links are percent-encoded', acts(open()), acts(open({ default_url: 'https://example.cn/a b' })), BAD],
    [
      'a client may be kept from following',
      acts(open({ pc_url: 'lark://msgcard/unsupported_action' })),
      acts(open({ pc_url: 'lark://msgcard/other' })),
      BAD,
    ],
    ['what is chosen opens no link', date(back), date(open()), BAD],
    ['a row leads somewhere', clicked({ url: home }), clicked({ pc_url: home }), BAD],
    ['no unknown property in an address', clicked({ url: home }), clicked({ url: home, web_url: home }), BAD],
    [
      'a clickable box does something',
      card(box()),
      card({ tag: 'interactive_container', elements: [] }),
      BAD,
    ],
    [
      'a button outside a form does something',
      card(press()),
      card({ tag: 'button', text: plain('同意') }),
      BAD,
    ],
    [
      'a confirmation has a title',
      card(press({ confirm: { title: plain('签署'), text: plain('确定') } })),
      card(press({ confirm: { text: plain('确定') } })),
      BAD,
    ],
    [
      'a confirmation has a text',
      card(press({ confirm: { title: plain('签署'), text: plain('确定') } })),
      card(press({ confirm: { title: plain('签署') } })),
      BAD,
    ],
    [
      'no unknown property in a confirmation',
      card(press({ confirm: { title: plain('签署'), text: plain('确定') } })),
      card(press({ confirm: { title: plain('签署'), text: plain('确定'), ok: plain('好') } })),
      BAD,
    ],
    ['hints are plain', card(press({ hover_tips: plain('x') })), card(press({ hover_tips: 'x' })), BAD],
    ['disabled is true or false', card(press({ disabled: true })), card(press({ disabled: 'true' })), BAD],
  ])
})
