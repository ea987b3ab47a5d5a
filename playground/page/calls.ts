import type { PageView, PressAnswer } from './view.js'

/** What the server would not do, in words for the reader. */
export class Refused extends Error {}

/** Why something was not done, in words for the reader. */
export const whyNot = (error: unknown): string =>
  error instanceof Refused ? error.message : '演示没有应答，可以稍后重试'

/** What the server has at this address. @throws Refused */
export async function get<T>(path: string): Promise<T> {
  return answered<T>(await fetch(path))
}

/** Has the server do something. @throws Refused */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json' }
  return answered<T>(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function answered<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as T & { error?: string }
  if (!response.ok) throw new Refused(answer.error ?? '请求未完成')
  return answer
}

export type TypedValues = Readonly<Record<string, string | readonly string[] | boolean>>

/** Where a file of a message is found, for somebody in its chat; `key` for a picture inside a card. */
export function fileAddress(as: string, message: string, key?: string): string {
  return `/api/file?${new URLSearchParams({ as, message, ...(key === undefined ? {} : { key }) })}`
}

export const calls = {
  view: (as: string, chat: string) => get<PageView>(`/api/view?${new URLSearchParams({ as, chat })}`),
  say: (as: string, chat: string, text: string, mention: boolean, parent?: string) =>
    post<{ delivered: boolean }>('/api/say', { as, chat, text, mention, ...(parent ? { parent } : {}) }),
  sendFile: (as: string, chat: string, name: string, body: string, parent?: string) =>
    post<{ delivered: boolean }>('/api/send-file', { as, chat, name, body, ...(parent ? { parent } : {}) }),
  press: (as: string, message: string, version: number, path: string, typed: TypedValues) =>
    post<PressAnswer>('/api/press', { as, message, version, path, typed }),
  choose: (as: string, message: string, path: string, value: string | boolean) =>
    post<PressAnswer>('/api/choose', { as, message, path, value }),
  read: (as: string, chat: string) => post<unknown>('/api/read', { as, chat }),
  restart: (hard: boolean) => post<unknown>('/api/restart', { hard }),
}
