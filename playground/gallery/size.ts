/** What people have written on the cards. */
export interface Words {
  title: string
  description: string
  research: string
  advice: string
  special: string
  project: string
  /** 退回理由 */
  returned: string
  /** 代录理由 */
  onBehalf: string
  /** Why it is submitted with answers missing. */
  incomplete: string
  /** What the chair wants to be asked again. */
  askAgain: string
  /** 终止理由 */
  ended: string
  /** The written opinion of the n-th unit, empty where it agrees without a word. */
  opinion: (n: number) => string
  signature: string
  /** 签署意见 of a signature against. */
  against: string
  /** A text that no card holds by itself, sent by reply. */
  long: string
  /** What stands after the words of a question. */
  after: string
}

/** How large everything is on the cards of a catalogue. */
export interface Size {
  /** Member units, at least three. */
  units: number
  /** How many todos, rounds under way, years set stand where there are several. */
  items: number
  words: Words
}

const OPINIONS: Readonly<Record<number, string>> = {
  2: '年度预算未作安排，建议列入下一年度，并补充资金来源说明。',
  3: '原则支持。建议补充网络安全等级保护和运维经费测算内容。',
  4: '请明确与区大数据中心现有平台的衔接关系，避免重复建设。',
}

const PARAGRAPH =
  '一、关于建设必要性。现有资源使用率已超过九成，汛期和年末高峰时段多次告警，扩容确有必要。二、关于建设内容。' +
  '请进一步细化计算、存储资源的测算依据，区分新增业务和存量业务，说明三年内的增长预期。三、关于经费。' +
  '请补充运维经费的来源和年度安排，涉及购买服务的，按规定测算并附报价。四、关于安全。请同步落实网络安全等级保护和密码应用要求。\n'

/** As a matter of the committee usually is. */
export const ORDINARY: Size = {
  units: 14,
  items: 3,
  words: {
    title: '区政务云扩容项目',
    description: '现有资源使用率已超过九成，拟扩容计算和存储资源，总投资135万元。',
    research: '已会同区大数据中心完成资源使用情况调研，走访三家用云单位。',
    advice: '建议同意，年内完成扩容。',
    special: '分管领导近期参加市级专项工作，确实不能及时召开会议。',
    project: '2026-018 区政务云扩容',
    returned: '请补充运维经费的测算依据。',
    onBehalf: '分管领导出差，电话口头反馈，回来后补签。',
    incomplete: '事项紧急，其余单位经催办未复。',
    askAgain: '请就运维经费的来源再征求一次意见。',
    ended: '建设内容有较大调整，拟重新论证后再征询。',
    opinion: (n) => OPINIONS[n] ?? '',
    signature: '同意，请抓紧落实，并吸收各单位意见。',
    against: '年度预算未作安排，本次不予同意，请下一年度再议。',
    long: PARAGRAPH.repeat(40),
    after: '',
  },
}

/** The same text wherever people write; a matter and a project have a name of at most 200 characters. */
export function sized(units: number, items: number, text: string, long: string): Size {
  const name = Array.from(text).slice(0, 200).join('')
  return {
    units,
    items,
    words: {
      title: name || '政务云扩容',
      description: text,
      research: text,
      advice: text,
      special: text,
      project: name || '2026-018',
      returned: text,
      onBehalf: text,
      incomplete: text,
      askAgain: text,
      ended: text,
      opinion: () => text,
      signature: text,
      against: text,
      long,
      after: text,
    },
  }
}
