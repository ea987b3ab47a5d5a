import { type Button, buttonsOf, type Field, fieldsOf } from '../emulator/card/client.js'
import { titleOf } from '../emulator/card/entry.js'
import { isObject } from '../emulator/card/rules.js'
import { type Json, listIn, objectIn, stringIn, wordsIn } from '../page/json.js'
import { chartLines, tableLines } from './figures.js'
import { sideBySide, widthOf, wrapped } from './layout.js'
import { plainText } from './plain-text.js'

/** What can be pressed or chosen on a card, and where it was shown. */
export type Handle = { button: Button } | { field: Field }

/** How a card is to be printed. */
export interface CardLook {
  /** Columns of the terminal. */
  width: number
  /** Folded panels are opened. */
  open: boolean
  /** What the reader types to open them. */
  opening: string
  /** People by open_id. */
  names: ReadonlyMap<string, string>
  /** Gives a button or field the number under which it is pressed. */
  number(handle: Handle): number
  /** For words of less weight. */
  dim(text: string): string
}

/** A label is at most so many columns wide to stand beside its value. */
const SHORT_LABEL = 20

/** Title, state and subtitle of a card. */
export function headingOf(card: Json): { title: string; tags: string[]; subtitle: string } {
  const header = objectIn(card, 'header')
  return {
    title: wordsIn(header, 'title'),
    tags: listIn(header, 'text_tag_list').map((tag) => wordsIn(tag, 'text')),
    subtitle: wordsIn(header, 'subtitle'),
  }
}

/** The body of a card in lines of text, top to bottom, as the client shows it. */
export function cardLines(card: Json, look: CardLook): string[] {
  return new Drawing(card, look).list(objectIn(card, 'body')['elements'], 'body.elements', look.width)
}

/** What a field holds, in the words of its options. */
export function valueText(field: Field, names: ReadonlyMap<string, string>): string {
  const { initial } = field
  if (typeof initial === 'boolean') return initial ? '已勾选' : '未勾选'
  const words = [initial]
    .flat()
    .filter((value) => value !== '')
    .map((value) => field.options.find((option) => option.value === value)?.text ?? names.get(value) ?? value)
  return words.length > 0 ? words.join('、') : '未填写'
}

class Drawing {
  private readonly buttons: ReadonlyMap<string, Button>
  private readonly fields: ReadonlyMap<string, Field>

  constructor(
    card: Json,
    private readonly look: CardLook,
  ) {
    this.buttons = new Map(buttonsOf(card).map((one) => [one.path, one]))
    this.fields = new Map(fieldsOf(card).map((one) => [one.path, one]))
  }

  list(elements: unknown, path: string, width: number): string[] {
    if (!Array.isArray(elements)) return []
    return elements.flatMap((element: unknown, index) => {
      if (!isObject(element)) return []
      const next = this.fields.get(`${path}.${index + 1}`)
      const text = this.textOf(element)
      if (next && next.tag !== 'input' && next.label === text) return []
      return text === null
        ? this.element(element, `${path}.${index}`, width)
        : this.shown(element, text, width)
    })
  }

  /** What a text says; null for everything else. */
  private textOf(element: Json): string | null {
    if (element['tag'] === 'markdown') return plainText(stringIn(element, 'content') ?? '', this.look.names)
    if (element['tag'] !== 'div') return null
    const text = objectIn(element, 'text')
    const content = stringIn(text, 'content') ?? ''
    return text['tag'] === 'lark_md' ? plainText(content, this.look.names) : content
  }

  private shown(element: Json, text: string, width: number): string[] {
    const small =
      (stringIn(objectIn(element, 'text'), 'text_size') ?? stringIn(element, 'text_size')) === 'notation'
    return wrapped(text, width).map((line) => (small ? this.look.dim(line) : line))
  }

  private element(element: Json, path: string, width: number): string[] {
    const { look } = this
    switch (element['tag']) {
      case 'hr':
        return [look.dim('─'.repeat(Math.floor(width / 2)))]
      case 'img':
        return [`〔图片：${wordsIn(element, 'alt') || '未作说明'}〕`]
      case 'person':
      case 'person_list': {
        const ids = [element, ...listIn(element, 'persons')].map(
          (one) => stringIn(one, 'user_id') ?? stringIn(one, 'id'),
        )
        return [ids.flatMap((id) => (id === undefined ? [] : (look.names.get(id) ?? id))).join('、')]
      }
      case 'table':
        return tableLines(element, look.names)
      case 'chart':
        return chartLines(objectIn(element, 'chart_spec'))
      case 'column_set':
        return this.columns(element, path, width)
      case 'form':
        return this.list(element['elements'], `${path}.elements`, width)
      case 'collapsible_panel':
        return this.panel(element, path, width)
      case 'interactive_container':
      case 'button':
        return this.button(path)
      default:
        return this.field(path, width)
    }
  }

  /** A short text and a longer one stand side by side, buttons in a row; anything else one under another. */
  private columns(element: Json, path: string, width: number): string[] {
    const columns = listIn(element, 'columns')
    const [first, second] = columns.map((column) => listIn(column, 'elements'))
    const label = first?.length === 1 && first[0] ? this.textOf(first[0]) : null
    const value = second?.length === 1 && second[0] ? this.textOf(second[0]) : null
    if (columns.length === 2 && label !== null && value !== null && widthOf(label) <= SHORT_LABEL)
      return sideBySide(label, value, width)
    const drawn = columns.map((column, index) =>
      this.list(column['elements'], `${path}.columns.${index}.elements`, width),
    )
    const row = drawn.map((lines) => lines.join(' ')).join('   ')
    const controls = columns.some((column) => listIn(column, 'elements').some(({ tag }) => tag === 'button'))
    return controls && drawn.every(({ length }) => length === 1) && widthOf(row) <= width
      ? [row]
      : drawn.flat()
  }

  private panel(element: Json, path: string, width: number): string[] {
    const { look } = this
    const title = plainText(wordsIn(objectIn(element, 'header'), 'title'), look.names)
    if (!look.open && element['expanded'] !== true)
      return [`▸ ${title}${look.dim(`（输入 ${look.opening} 展开）`)}`]
    const inside = this.list(element['elements'], `${path}.elements`, width - 2)
    return [`▾ ${title}`, ...inside.map((line) => `  ${line}`)]
  }

  private button(path: string): string[] {
    const button = this.buttons.get(path)
    if (!button) return []
    const why = button.disabled ? this.look.dim(`（不可用：${button.why ?? '卡片未说明原因'}）`) : ''
    const link = button.url === null ? '' : ` ${button.url}`
    return [`[${this.look.number({ button })}] ${button.text}${link}${why}`]
  }

  /** A field outside a form works at once and has a number; one in a form is asked for when its button is pressed. */
  private field(path: string, width: number): string[] {
    const field = this.fields.get(path)
    if (!field) return []
    const number = field.form === null ? `[${this.look.number({ field })}] ` : ''
    const label = `${number}${titleOf(field)}${field.required ? '（必填）' : ''}`
    const value = valueText(field, this.look.names)
    return sideBySide(label, `〔${value}〕`, width)
  }
}
