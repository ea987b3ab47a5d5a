import { matter } from './concept.js'

/** Matters of 五（五） and 五（六）1: from procurement to evaluation. */
export const IMPLEMENTATION = {
  supervision: matter(/监理/),
  investmentSupervision: matter(/投资监理|财务监理|投资控制/),
} as const
