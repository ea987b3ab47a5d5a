import type { Endpoint } from '../faults.js'

/** One call of the bot, taken apart. */
export interface Call {
  endpoint: Endpoint
  /** What the path names, in its order. */
  ids: readonly string[]
  query: Readonly<Record<string, string | undefined>>
  /** The JSON body; empty where there is none. */
  body: Readonly<Record<string, unknown>>
  /** The multipart body of an upload. */
  form: FormData | null
}

/** A file as an answer. */
export class Bytes {
  constructor(
    readonly name: string,
    readonly mime: string,
    readonly bytes: Uint8Array,
  ) {}
}

/** JSON with `code` 0, or a file. */
export type Answered = Record<string, unknown> | Bytes
