import { LookChoice } from '../side.js'
import { COLOURS, EVERYTHING, type Wanted } from './wanted.js'

/** How wide the cards are drawn. */
export const WIDTHS = { phone: '手机宽度', desktop: '桌面宽度', both: '并排' } as const
export type Width = keyof typeof WIDTHS

/** Search, role, state colour; how wide, and in which colours. */
export function Filters(props: {
  wanted: Wanted
  want: (wanted: Wanted) => void
  roles: readonly string[]
  width: Width
  setWidth: (width: Width) => void
  /** 「共281张」 */
  count: string
}) {
  const { wanted, want, width } = props
  const { colours } = wanted
  return (
    <search class="filters">
      <input
        type="search"
        class="search"
        aria-label="搜索卡片"
        placeholder="搜索卡片上的文字"
        value={wanted.words}
        onInput={(event) => want({ ...wanted, words: event.currentTarget.value })}
      />
      <label class="pick">
        对象
        <select
          value={wanted.sees}
          onChange={(event) => want({ ...wanted, sees: event.currentTarget.value })}
        >
          <option value="">全部</option>
          {props.roles.map((role) => (
            <option key={role} value={role}>
              {role}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="chips">
        <legend class="visually-hidden">状态颜色</legend>
        {Object.entries(COLOURS).map(([colour, words]) => (
          <button
            key={colour}
            type="button"
            class={`chip c-${colour}`}
            aria-pressed={colours.includes(colour)}
            onClick={() =>
              want({
                ...wanted,
                colours: colours.includes(colour)
                  ? colours.filter((one) => one !== colour)
                  : [...colours, colour],
              })
            }
          >
            {words}
          </button>
        ))}
      </fieldset>
      <fieldset class="chips widths">
        <legend class="visually-hidden">卡片宽度</legend>
        {Object.entries(WIDTHS).map(([value, words]) => (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={width === value}
            onClick={() => props.setWidth(value as Width)}
          >
            {words}
          </button>
        ))}
      </fieldset>
      <LookChoice />
      <p class="count" role="status">
        {props.count}
        {wanted !== EVERYTHING && (
          <button type="button" class="quiet" onClick={() => want(EVERYTHING)}>
            清除筛选
          </button>
        )}
      </p>
    </search>
  )
}
