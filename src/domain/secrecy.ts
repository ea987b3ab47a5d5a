/** Marks as they are printed on classified papers: 「秘密★1年」, 「机 密」, 「绝密」. A space may stand between the characters. */
const GAP = '[ \\t\\u3000]*'
const SECRET = new RegExp(
  `[秘祕]${GAP}密${GAP}[★☆]|密${GAP}级${GAP}[:：]${GAP}[秘祕]${GAP}密|(?<!商业)[秘祕]密级(?!别)`,
  'gu',
)

/** What makes 密 the first character of another word: 密码, 密钥, 密切, 密封 … */
const OTHER_WORD = '[码碼钥鑰切集封闭閉度评評匙]'
/**
 * 机密 as a mark; neither a property of data (机密性), a technique (机密计算), a trade secret (商业机密), nor the seam of two
 * words (开机密码, 司机密集).
 */
const CONFIDENTIAL = new RegExp(
  `(?<!商业|[手主开本司微单算印拟整待])[机機]${GAP}密(?!性|计算|虚拟机|容器|${OTHER_WORD})`,
  'gu',
)
/** 机密 printed with its star is a mark whatever stands before it. */
const CONFIDENTIAL_STAR = new RegExp(`[机機]${GAP}密${GAP}[★☆]`, 'gu')
/** 绝密; not the seam in 拒绝密码登录 or 杜绝密钥外泄. */
const TOP_SECRET = new RegExp(`(?<![拒杜谢隔断回禁根弃])[绝絕]${GAP}密(?!${OTHER_WORD})`, 'gu')

const INVISIBLE = /\u200b|\u200c|\u200d|\u2060|\ufeff/g

/**
 * Which marks of state secrecy stand in a text, each once, in order of kind; empty when none does.
 *
 * A mark is 秘密★, 机密★, 绝密★, and the words 机密 and 绝密 by themselves. The plain word 秘密 is none, nor are names of
 * units (保密办, 机要局), 商用密码, 商业秘密, 数据机密性. A mark that is only talked about (「不涉及机密」) is found as well: the
 * bot cannot tell, and a classified text must not pass.
 */
export function secrecyMarks(text: string): string[] {
  const visible = text.replace(INVISIBLE, '')
  const found = [SECRET, CONFIDENTIAL_STAR, CONFIDENTIAL, TOP_SECRET].flatMap(
    (mark) => visible.match(mark) ?? [],
  )
  return [...new Set(found)]
}
