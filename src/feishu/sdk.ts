import { createRequire } from 'node:module'
import type { HttpInstance } from '@larksuiteoapi/node-sdk'
import type { Log } from './answering.js'

const load = createRequire(import.meta.url)

/** The platform's SDK. Loaded when it is first needed: it takes a quarter of a second and 30 MiB. */
export const loadSdk = () => load('@larksuiteoapi/node-sdk') as typeof import('@larksuiteoapi/node-sdk')

/** The HTTP client in the form the SDK expects: it gives the body of an answer. `timeoutMs`: the SDK's own waits for ever. */
export function createHttp(timeoutMs: number): HttpInstance {
  const { default: axios } = load('axios') as typeof import('axios')
  const http = axios.create({ timeout: timeoutMs, maxRedirects: 0 })
  http.interceptors.response.use((response) => response.data as never)
  return http as unknown as HttpInstance
}

/**
 * What the SDK may say in our log: its plain sentences. Objects are left out: they hold whole requests, with the app secret
 * on a failed token call and with cards otherwise. Every failed call is logged by us, in our own words.
 */
export function sdkLogger(log: Log) {
  // The SDK hands over what it says as one list. Lists inside it are errors, whose texts may be answers of the platform.
  const say = (level: 'warn' | 'error') => (parts: readonly unknown[]) => {
    const sentence = parts.filter((part) => typeof part === 'string').join(' ')
    if (sentence !== '') log[level]({}, sentence)
  }
  const nothing = () => undefined
  return { error: say('error'), warn: say('warn'), info: nothing, debug: nothing, trace: nothing }
}
