/** One try to hand an event to the bot. */
export interface AttemptLine {
  at: number
  /** 「已接收」「超时」. */
  result: string
  ok: boolean
  ms: number
}

/** One event or press on its way to the bot. */
export interface DeliveryLine {
  id: string
  at: number
  /** Who did what: 「区财政局 分管领导 点了『同意』」. */
  what: string
  /** 「已送达」「等待重投」. */
  state: string
  /** How it looks: all is well, something is still to come, or it was given up. */
  mood: 'good' | 'open' | 'bad'
  attempts: readonly AttemptLine[]
  /** When it will be tried again, or null. */
  due: number | null
}

/** One call of the bot to the platform. */
export interface CallLine {
  n: number
  at: number
  what: string
  /** To whom, or empty. */
  to: string
  result: string
  ok: boolean
  /** How long it took; null while it is not over. */
  ms: number | null
  /** The fault that was switched on and struck, or empty. */
  fault: string
}

/** One act that the bot decided on. */
export interface DecisionLine {
  id: string
  at: number
  who: string
  what: readonly string[]
  /** What the case is about. */
  matter: string
  /** 「四（二）第2句」, or 「系统规定」; empty where nothing was decided by a clause. */
  basis: string
  result: '已办理' | '此前已办理' | '未办理'
  why: string
}

/** One event on the record. */
export interface RecordLine {
  id: string
  /** Line of the file. */
  line: number
  matter: string
  seq: number
  at: number
  who: string
  what: string
  /** The first characters of its check value, and of the one before it in the same case; empty for the first. */
  hash: string
  previous: string
}

/** What a check of the whole record came to. */
export interface CheckView {
  at: number
  ok: boolean
  words: readonly string[]
  /** The line that does not hold, where one was found. */
  line: number | null
}

/** What goes on behind the conversation; newest first. */
export interface PanelView {
  deliveries: readonly DeliveryLine[]
  calls: readonly CallLine[]
  decisions: readonly DecisionLine[]
  record: readonly RecordLine[]
  /** How many there are in all. */
  counts: { deliveries: number; calls: number; decisions: number; record: number }
  check: CheckView | null
}

/** One fault as it stands. */
export interface FaultView {
  id: string
  group: string
  name: string
  /** What one can expect to see. */
  expect: string
  on: boolean
  struck: number
  /** What has to be said with it, and what is said now. */
  needs: 'seconds' | 'person' | null
  seconds: number
  person: string
  /** Over as soon as it is done. */
  once: boolean
}

/** The demo's clock. `now` in milliseconds since 1970; `due` an ISO instant. */
export interface ClockView {
  now: number
  running: boolean
  /** Does it follow real time? */
  real: boolean
  next: { due: string; what: string } | null
}
