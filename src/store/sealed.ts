/**
 * Freezes a JSON value through and through and gives it back: what is handed out cannot be changed back into the store.
 * Parts that are frozen already are not walked again, so a new state costs only what is new in it.
 * @throws TypeError for anything that JSON would not give back as it was (a Map, a Date, an instance of a class).
 */
export function sealed<Value>(value: Value): Value {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  const made = Object.getPrototypeOf(value) as unknown
  if (made !== Object.prototype && made !== Array.prototype && made !== null) {
    throw new TypeError('Only plain JSON values can be kept in the store')
  }
  Object.freeze(value)
  for (const part of Object.values(value)) sealed(part)
  return value
}
