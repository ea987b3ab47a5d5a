import { isObject } from '../emulator/card/rules.js'

export type Json = Record<string, unknown>

export function objectIn(of: Json, key: string): Json {
  const value = of[key]
  return isObject(value) ? value : {}
}

export function stringIn(of: Json, key: string): string | undefined {
  const value = of[key]
  return typeof value === 'string' ? value : undefined
}

export function listIn(of: Json, key: string): Json[] {
  const value = of[key]
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** The content of a text object. */
export function wordsIn(of: Json, key: string): string {
  return stringIn(objectIn(of, key), 'content') ?? ''
}
