import type { FactName, Facts, SuperiorFacts } from '../rules/facts.js'
import { NO_WORDS, UNSURE_WORDS, YES_WORDS } from './lexicon.js'
import { conditionsIn } from './superior-facts.js'

/** A longer text is a new question, not a reply. */
const REPLY_LENGTH = 16

/** What a short typed reply adds to the facts, or null when it is no reply to the question asked. */
export function shortAnswer(text: string, asked: FactName, told: Facts, known: Facts): Facts | null {
  const words = text.replace(/[,。!?;、]/g, '')
  if (words.length > REPLY_LENGTH && !(asked === 'amount' && told.amount && words.length <= REPLY_LENGTH * 2))
    return null
  if (asked !== 'date' && told.amount === undefined && UNSURE_WORDS.test(words)) return { unsure: [asked] }
  const yes = YES_WORDS.test(words)
  const no = NO_WORDS.test(words)
  switch (asked) {
    case 'amount':
      return told.amount ? told : null
    case 'pureSoftwareOrOps':
      return purity(words, yes, no, told)
    case 'superior':
      return superior(words, yes, no, conditionsIn(text), known.superior ?? {})
    case 'category':
      return yes || no ? { infoPublishing: yes } : null
    case 'renewalYear':
      return renewal(words)
    case 'fund':
      if (/部分|一半/.test(words)) return { fund: 'partly' }
      if (no || /市里|市级|上级|不用|不使用|自筹/.test(words)) return { fund: 'none' }
      return yes || /区/.test(words) ? { fund: 'district' } : null
    case 'emart':
      if (no || /不在|线下|别处|其他/.test(words)) return { emartSoftware: 'none' }
      return yes || /集市/.test(words) ? { emartSoftware: 'alone' } : null
    case 'date':
      return null
    default:
      return asked satisfies never
  }
}

function purity(words: string, yes: boolean, no: boolean, told: Facts): Facts | null {
  if (/^(?:不含|不带|没有|无|不包括|没)(?:任何)?(?:硬件|设备|的|硬件设备)?$/.test(words))
    return { pureSoftwareOrOps: true }
  if (yes) return { pureSoftwareOrOps: true }
  if (no || /^(?:含|带|有|包括|包含)/.test(words)) return { pureSoftwareOrOps: false }
  if (/纯的|纯软|纯开发|都是软件/.test(words) && !/不/.test(words)) return { pureSoftwareOrOps: true }
  if (told.pureSoftwareOrOps === undefined) return null
  const { pureSoftwareOrOps, kind } = told
  return { pureSoftwareOrOps, ...(kind ? { kind } : {}) }
}

function superior(
  words: string,
  yes: boolean,
  no: boolean,
  told: SuperiorFacts,
  known: SuperiorFacts,
): Facts | null {
  if (yes || /^(?:都|全|全部|样样)/.test(words)) return { superior: { ...known, allMet: true } }
  if (Object.values(told).includes(false)) return { superior: { ...known, ...told } }
  if (no || /缺|没有|没|无|不全/.test(words)) return { superior: { ...known, allMet: false } }
  return Object.keys(told).length > 0 ? { superior: { ...known, ...told } } : null
}

function renewal(words: string): Facts | null {
  if (/二|2|两/.test(words)) return { renewalYear: 2 }
  if (/三|3|最后/.test(words)) return { renewalYear: 3 }
  return /一|1|首|头/.test(words) ? { renewalYear: 1 } : null
}
