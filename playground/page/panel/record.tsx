import { useState } from 'preact/hooks'
import { post } from '../calls.js'
import type { CheckView, RecordLine } from './behind.js'
import { exactWords } from './clock-words.js'
import { At } from './lists.js'

/** The official record as it grows, each line linked to the one before it in its case; and its check. */
export function RecordTable({ lines, kept }: { lines: readonly RecordLine[]; kept: CheckView | null }) {
  const [fresh, setFresh] = useState<CheckView | null>(null)
  const [busy, setBusy] = useState(false)
  const check = fresh ?? kept
  const verify = () => {
    setBusy(true)
    post<CheckView>('/api/panel/verify', {})
      .then(setFresh)
      .catch(() => undefined)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <div class="record-head">
        <button type="button" class="button" disabled={busy} onClick={verify}>
          核验
        </button>
        <div role="status" class={check ? `check ${check.ok ? 'c-green' : 'c-red'}` : 'check'}>
          {check ? (
            check.words.map((words, n) => <p key={n}>{words}</p>)
          ) : (
            <p>按机器人的核验命令重新计算整条记录链</p>
          )}
          {check && <p class="panel-small">核验于 {exactWords(check.at)}</p>}
        </div>
      </div>
      {lines.length === 0 ? (
        <p class="panel-none">还没有记录</p>
      ) : (
        <table class="record">
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">校验值</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((entry) => (
              <tr key={entry.id} class={check && check.line === entry.line ? 'broken' : ''}>
                <td>
                  <span class="panel-small">
                    {entry.matter} <span class="nowrap">第{entry.seq}号</span>
                  </span>
                  {entry.who} {entry.what}
                  <span class="panel-small">
                    <At at={entry.at} />
                  </span>
                  {check && check.line === entry.line && <strong class="bad">此行不符</strong>}
                </td>
                <td>
                  <code>{entry.hash}</code>
                  <span class="panel-small">{entry.previous ? <>接 {entry.previous}</> : '首号'}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
