/** The quick forms of a written opinion, longest first, so that 「同意但有修改意见」 is not read as 「同意」. */
const WORDS = ['同意但有修改意见', '其他意见', '不同意', '同意'] as const

/** A written opinion given by reply: its quick form and the text after it. */
export interface WrittenStance {
  stance: (typeof WORDS)[number]
  text: string
}

/**
 * Which opinion a reply gives: it has to begin with the quick form, then a mark or a space or the end.
 * 「同意增加预算」 is no quick form: a sentence that merely begins so is not taken for consent.
 */
export function stanceOf(reply: string): WrittenStance | null {
  const text = reply.normalize('NFKC').trim()
  const word = WORDS.find((candidate) => text.startsWith(candidate))
  if (!word) return null
  const rest = reply.trim().slice(word.length)
  const mark = /^[\s,，。.:：;；、!！\-—]+/u.exec(rest)
  if (rest !== '' && !mark) return null
  return { stance: word, text: rest.slice(mark?.[0].length ?? 0).trim() }
}
