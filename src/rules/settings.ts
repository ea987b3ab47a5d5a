import type { CalendarDate } from '../domain/calendar-date.js'
import { amountText } from './facts.js'

/** 政府采购限额: a figure for one year, and where it comes from; the text has none (5.5.1.a). */
export interface ProcurementLimit {
  /** In fen. */
  amount: number
  year: number
  source: string
  /** Is it the figure of the year that is asked about? One of another year is named as such. */
  current: boolean
}

/** The dates of one year that the text leaves open; null where the office has set none. */
export interface YearDates {
  year: number
  source: string
  /** 申报启动日 (5.1.1.a), 申报截止日 (5.1.1.b). */
  opens: CalendarDate | null
  closes: CalendarDate | null
  /** 绩效自评报送日 (5.6.1.a). */
  selfEvaluation: CalendarDate | null
  /** 季度执行情况报送日 (5.5.4.a), in order; empty where none is set. */
  quarterly: readonly CalendarDate[]
}

/** What the text leaves to the office, as it stands on a day. What is not set is null or absent, and nothing is made up for it. */
export interface Settings {
  procurementLimit: ProcurementLimit | null
  /** Of the year asked about and of later ones, in order. */
  dates: readonly YearDates[]
}

/** Nothing is set. */
export const NOTHING_SET: Settings = { procurementLimit: null, dates: [] }

/** 「2026年度100万元，来源：市财政局通知」; one of another year says so. */
export const limitText = ({ amount, year, source, current }: ProcurementLimit): string =>
  `${year}年度${amountText(amount)}，来源：${source}${current ? '' : '；不是本年度的限额，本年度的尚未设置，仅供参考'}`
