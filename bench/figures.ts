/** The value below which this share of them lies; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const ms = (value: number): string => `${value.toFixed(1)} ms`

export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`

export const ratio = (value: number): string => value.toFixed(2)
