import { useContext, useState } from 'preact/hooks'
import { post, whyNot } from '../calls.js'
import { Names } from '../card-context.js'
import type { FaultView } from './behind.js'
import { useLive } from './live.js'

/** Everything that can be made to go wrong, each with its switch. */
export function Faults() {
  const [faults, take] = useLive<FaultView[]>('/api/faults')
  const [said, setSaid] = useState('')
  if (!faults) return null
  const send = (path: string, body: unknown) => {
    setSaid('')
    post<FaultView[]>(path, body)
      .then(take)
      .catch((error: unknown) => setSaid(whyNot(error)))
  }
  const on = faults.filter((fault) => fault.on)
  return (
    <>
      <div class="faults-head">
        <p>{on.length === 0 ? '一切正常' : `已打开：${on.map(({ name }) => name).join('、')}`}</p>
        <button
          type="button"
          class="button"
          disabled={on.length === 0}
          onClick={() => send('/api/faults/clear', {})}
        >
          全部恢复
        </button>
      </div>
      {said && <p role="status">{said}</p>}
      {[...new Set(faults.map(({ group }) => group))].map((group) => (
        <section key={group} class="faults-group">
          <h3>{group}</h3>
          <ul>
            {faults
              .filter((fault) => fault.group === group)
              .map((fault) => (
                <Fault
                  key={fault.id}
                  fault={fault}
                  change={(body) => send('/api/faults/switch', { id: fault.id, ...body })}
                />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Fault({
  fault,
  change,
}: {
  fault: FaultView
  change: (body: { on: boolean; seconds?: number; person?: string }) => void
}) {
  const names = useContext(Names)
  const [seconds, setSeconds] = useState(fault.seconds)
  const [person, setPerson] = useState(fault.person)
  const { name, expect, on, once, needs, struck } = fault
  const chosen = needs === 'seconds' ? { seconds } : needs === 'person' ? { person } : {}
  const count = once ? `已作废 ${struck} 次` : `${on ? '已影响' : '上次影响'} ${struck} 次`
  return (
    <li class={on ? 'fault on' : 'fault'}>
      <div class="fault-line">
        {once ? (
          <button type="button" class="button" onClick={() => change({ on: true })}>
            {name}
          </button>
        ) : (
          <label class="checker">
            <input
              type="checkbox"
              checked={on}
              disabled={!on && needs === 'person' && person === ''}
              onChange={(event) =>
                change({ on: event.currentTarget.checked, ...(event.currentTarget.checked ? chosen : {}) })
              }
            />
            {name}
          </label>
        )}
        {needs === 'seconds' && (
          <label class="fault-said">
            <input
              type="number"
              min={1}
              max={60}
              value={seconds}
              disabled={on}
              onInput={(event) => setSeconds(event.currentTarget.valueAsNumber || 1)}
            />
            秒
          </label>
        )}
        {needs === 'person' && (
          <select
            aria-label="人员"
            value={person}
            disabled={on}
            onChange={(event) => setPerson(event.currentTarget.value)}
          >
            <option value="">请选择人员</option>
            {[...names].map(([openId, words]) => (
              <option key={openId} value={openId}>
                {words}
              </option>
            ))}
          </select>
        )}
        {(on || struck > 0) && <span class={on ? 'tag c-red' : 'tag c-grey'}>{count}</span>}
      </div>
      <p class="fault-expect">{expect}</p>
    </li>
  )
}
