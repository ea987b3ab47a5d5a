/** What the text leaves to the office, as the office has set it. What is not set is null, and nothing is made up for it. */
export interface Settings {
  /** 政府采购限额 in fen, for which year, and where the figure comes from; the text has no figure (5.5.1.a). */
  procurementLimit: { amount: number; year: number; source: string } | null
}

/** Nothing is set. */
export const NOTHING_SET: Settings = { procurementLimit: null }
