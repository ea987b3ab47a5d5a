import { useState } from 'preact/hooks'
import type { Person } from '../../emulator/directory.js'

const CLOSED = 'playground.first-visit'

/** What somebody in this role does first. */
const FIRST: Readonly<Record<Person['role'], string>> = {
  office: '您是联席会议办公室：点下方的「发起书面征询」，填好报送，再换成分管副区长审定。',
  chair: '您是分管副区长：要审定、签署的事项会以卡片送到这里，点卡片上的按钮办理。',
  leader: '您是成员单位分管领导：征求意见的卡片会送到这里，直接在卡片上发表意见。',
  liaison: '您是联络员：可以提问，也会收到提醒；书面意见由分管领导本人发表。',
  applicant: '您是申报单位：想问什么，写在下方发送，或者点一句提示。',
  stranger: '您不在名册内：可以问规则，不能办理事项。',
}

/** What to do first, until it is closed for good. */
export function FirstVisit({ role }: { role: Person['role'] }) {
  const [open, setOpen] = useState(() => localStorage.getItem(CLOSED) === null)
  if (!open) return null
  return (
    <aside class="first-visit" aria-label="初次使用">
      <p>
        {FIRST[role]}
        <span class="on-wide">左侧可以换身份，有数字的还有没读的消息。</span>
        <span class="on-phone">点左上角的名字可以换身份，有红点的还有没读的消息。</span>
        <span class="first-visit-links">
          <a href="/tour">三分钟走一遍</a>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              localStorage.setItem(CLOSED, 'yes')
              setOpen(false)
            }}
          >
            不再提示
          </button>
        </span>
      </p>
    </aside>
  )
}
