import type { ClauseId, Edition } from '../../rules/rulebook/edition.js'
import type { Basis } from '../procedure.js'
import type { Field, Form } from './form.js'
import type { Entry, SettingKind, SettingsState, Values } from './state.js'

/** What the reader of a form may look at besides the form. */
export interface Given {
  state: SettingsState
  edition: Edition
}

/** One setting: a row of the table. Procedure, card, acts and record all read it. */
export interface Setting<Kind extends SettingKind> {
  kind: Kind
  /** Its name, as people know it. */
  name: string
  /** The words of the button that opens its form. */
  opens: string
  /** The words of the button that sends the form in. */
  sends: string
  /** First line of the form: what it is for. */
  purpose: string
  /** The clause that leaves it to the office, and the clauses shown under the form. */
  basis: Basis
  clauses: readonly ClauseId[]
  fields(given: Given): readonly Field[]
  /** What stands in the form when it is opened. */
  typed(given: Given): Readonly<Record<string, string>>
  /** Which item a form is about, for clearing; null with a fault on the form. */
  item(form: Form, given: Given): string | null
  /** The value of a form and the item it belongs to; null with the faults on the form. */
  read(form: Form, given: Given): { item: string; value: Values[Kind] } | null
  /** What one item is called: 「2027年放假安排」. */
  itemName(item: string, entry: Entry<Values[Kind]> | undefined): string
  /** The value as people read it, a line each. */
  lines(value: Values[Kind]): readonly string[]
  /** What stands besides the entries: 「未设置」, or what the program has; empty where the entries say it all. */
  unset(given: Given): readonly string[]
  /**
   * For a value that is shown before it is taken. `shown`: what stood on the card, short. `known`: what is already there
   * under that item, same or not.
   */
  review?: {
    /** What was understood of a form, and what of it was not; null where it cannot be read. */
    understood(form: Form): { lines: readonly string[]; unread: readonly string[] } | null
    shown(value: Values[Kind]): string
    known(value: Values[Kind], state: SettingsState): { source: string; same: boolean } | null
  }
}

/** Every form ends with these. */
export const SOURCE: Field = { name: 'source', label: '来源', hint: '文号或其他依据', most: 100 }
export const REASON: Field = { name: 'reason', label: '理由', hint: '清除或替换已有内容时填写', most: 200 }
