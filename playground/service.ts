import { CannotPress } from './emulator/pressing.js'

/** A file for the browser to keep or to show. */
export class Download {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly bytes: Uint8Array,
    /** Shown by the browser itself instead of kept. */
    readonly shown = false,
  ) {}
}

/** What the page asked for cannot be done; the message is for its reader. */
export class NotPossible extends CannotPress {}

/**
 * A part of what the page's server does, by address. Answers are JSON, or a `Download`. Bodies come unchecked: a service
 * reads them with a schema.
 */
export interface Service {
  get?: Readonly<Record<string, (query: URLSearchParams) => unknown>>
  post?: Readonly<Record<string, (body: unknown) => unknown>>
}
