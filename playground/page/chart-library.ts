import type { VChart } from '@visactor/vchart'

/** Where the platform's own chart library is served, ready made: it is fetched when the first chart is to be drawn. */
const ADDRESS = '/vchart.js'

export const FONT = 'Noto Sans SC Variable, PingFang SC, Microsoft YaHei, sans-serif'

let loading: Promise<typeof VChart> | null = null

/** The library, fetched once. */
export function chartLibrary(): Promise<typeof VChart> {
  loading ??= import(ADDRESS)
    .then(() => (globalThis as unknown as { VChart: { VChart: typeof VChart } }).VChart.VChart)
    .catch((error: unknown) => {
      loading = null
      throw error
    })
  return loading
}

/** The sign by whose width the library measures every Chinese one. */
const MEASURED = '字'

/** The letters of a chart are painted, not set: the font must be there before. */
export async function fontFor(words: string): Promise<void> {
  await document.fonts.load(`12px ${FONT}`, words + MEASURED)
}
