import type { CallLine, DecisionLine, DeliveryLine } from './behind.js'
import { exactWords } from './clock-words.js'

const MOODS = { good: 'c-green', open: 'c-orange', bad: 'c-red' } as const
const RESULTS = { 已办理: 'c-green', 此前已办理: 'c-grey', 未办理: 'c-red' } as const

/** A moment of the demo, to the second. */
export const At = ({ at }: { at: number }) => (
  <time dateTime={new Date(at).toISOString()}>{exactWords(at)}</time>
)

/** What people did, and how it got to the bot. */
export function Deliveries({ lines }: { lines: readonly DeliveryLine[] }) {
  if (lines.length === 0) return <p class="panel-none">还没有事件</p>
  return (
    <ol class="panel-list">
      {lines.map(({ id, at, what, state, mood, attempts, due }) => (
        <li key={id}>
          <p class="panel-top">
            <At at={at} />
            <span class={`tag ${MOODS[mood]}`}>{state}</span>
          </p>
          <p>{what}</p>
          {attempts.map((attempt, n) => (
            <p key={n} class={attempt.ok ? 'panel-small' : 'panel-small bad'}>
              第{n + 1}次投递：{attempt.result}，{attempt.ms}毫秒
            </p>
          ))}
          {due !== null && <p class="panel-small">{exactWords(due)} 再次投递</p>}
        </li>
      ))}
    </ol>
  )
}

/** What the bot asked of the platform. */
export function Calls({ lines }: { lines: readonly CallLine[] }) {
  if (lines.length === 0) return <p class="panel-none">还没有调用</p>
  return (
    <ol class="panel-list">
      {lines.map(({ n, at, what, to, result, ok, ms, fault }) => (
        <li key={n}>
          <p class="panel-top">
            <span>
              <At at={at} />，{ms === null ? '尚未结束' : `用时${ms}毫秒`}
            </span>
            <span class={`tag ${ok ? 'c-green' : 'c-red'}`}>{result}</span>
          </p>
          <p>
            {what}
            {to && `：${to}`}
          </p>
          {fault && <p class="panel-small bad">受“{fault}”影响</p>}
        </li>
      ))}
    </ol>
  )
}

/** What the bot decided, and on what grounds. */
export function Decisions({ lines }: { lines: readonly DecisionLine[] }) {
  if (lines.length === 0) return <p class="panel-none">还没有决定</p>
  return (
    <ol class="panel-list">
      {lines.map(({ id, at, who, what, matter, basis, result, why }) => (
        <li key={id}>
          <p class="panel-top">
            <At at={at} />
            <span class={`tag ${RESULTS[result]}`}>{result}</span>
          </p>
          {what.map((words, n) => (
            <p key={n}>
              {who} {words}
            </p>
          ))}
          {why && <p class="panel-small bad">{why}</p>}
          <p class="panel-small">
            {matter}
            {basis && `，依据 ${basis}`}
          </p>
        </li>
      ))}
    </ol>
  )
}
