import type { Field } from '../emulator/card/client.js'

/** What a newcomer may put into a field of this name; no sample for what he must decide himself. */
export const SAMPLES: Readonly<Record<string, string>> = {
  事项: '区政务云扩容项目',
  事项说明: '现有计算资源使用率已超过九成，拟扩容计算和存储资源，总投资135万元。',
  调研情况: '已会同区大数据中心完成资源使用情况调研，并征求了主要使用单位意见。',
  办公室意见和建议: '经研究，项目必要、方案可行，建议同意，年内完成扩容。',
  特殊情况说明: '因近期集中开展专项工作，不能及时召集联席会议。',
  意见: '建议补充网络安全等级保护和运行维护经费测算内容。',
  签署意见: '同意，请按程序办理，并落实各单位所提修改意见。',
  理由: '事项紧急，已电话联系有关单位并作记录。',
  退回理由: '请补充投资测算依据和与现有系统的关系。',
  议题名称: '区政务云扩容项目',
  标题: '关于做好年度电子政务项目申报工作的通知',
  正文: '请各单位按要求完成年度电子政务项目申报，并附相关材料。',
  来源: '区政府办公室通知',
  '限额（万元）': '200',
}

/** Selects of which the first choice serves as an example; in all others somebody decides. */
export const FIRST_CHOICE: ReadonlySet<string> = new Set(['单位', '态度', '议题类型'])

const DAY = 86_400_000

/** Three days after this moment at 18:00 in Shanghai, as the fields of the platform write it. */
function threeDaysOn(now: number): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now + 3 * DAY)
  return `${day} 18:00`
}

/**
 * A sample for a field, by its label; null where there is none. Moments are three days after `now` (milliseconds, the
 * server's time), since a deadline must lie ahead.
 */
export function sampleFor(
  field: Pick<Field, 'label' | 'tag' | 'maxLength' | 'options'>,
  now: number,
): string | null {
  const label = field.label ?? ''
  const ahead = threeDaysOn(now)
  if (field.tag === 'picker_datetime') return ahead
  if (field.tag === 'date_picker') return ahead.slice(0, 10)
  if (field.tag === 'picker_time') return ahead.slice(11)
  if (field.tag === 'select_static' && FIRST_CHOICE.has(label)) return field.options[0]?.value ?? null
  if (field.tag !== 'input') return null
  const sample = label === '年份' ? ahead.slice(0, 4) : SAMPLES[label]
  if (sample === undefined) return null
  return Array.from(sample)
    .slice(0, field.maxLength ?? 1000)
    .join('')
}
