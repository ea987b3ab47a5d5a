import { useEffect, useState } from 'preact/hooks'
import { post, whyNot } from '../calls.js'
import type { ClockView } from './behind.js'
import { calendarWords, momentWords } from './clock-words.js'
import { useLive } from './live.js'
import { OPENER, useOpened } from './opened.js'

/** The demo's time, what comes next by itself, and the buttons that stop, run and move it. */
export function ClockBar() {
  const [clock, take] = useLive<ClockView>('/api/clock')
  const [more, setMore] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [open, setOpen] = useOpened()
  const now = useTicking(clock)
  if (!clock || now === null) return null
  const { date, time } = calendarWords(now)
  const next = clock.next
    ? `下一个时点：${momentWords(Date.parse(clock.next.due))}，${clock.next.what}`
    : '目前没有等待时间的事项'

  const act = (path: string, body: unknown = {}) => {
    setBusy(true)
    setSaid('')
    post<ClockView>(`/api/clock/${path}`, body)
      .then(take)
      .catch((error: unknown) => setSaid(whyNot(error)))
      .finally(() => setBusy(false))
  }
  const button = (words: string, path: string, body?: unknown) => (
    <button type="button" class="button" disabled={busy} onClick={() => act(path, body)}>
      {words}
    </button>
  )
  return (
    <section class={more ? 'clock-bar more' : 'clock-bar'} aria-label="演示时间">
      <p class="clock-now">
        <time dateTime={new Date(now).toISOString()}>
          {date} <b>{time}</b>
        </time>
        {!clock.running && <span class="tag c-orange">已停住</span>}
        {!clock.real && (
          <span class="tag c-violet" title="页面上的时间都按演示时间显示">
            演示时间，不是实际时间
          </span>
        )}
      </p>
      <div class="clock-moves">
        <p class="clock-next" title={next}>
          {next}
        </p>
        <div class="clock-buttons" role="group" aria-label="调整演示时间">
          {clock.running ? button('停住', 'stop') : button('继续', 'run')}
          {button('过一天', 'step', { days: 1 })}
          <button
            type="button"
            class="button"
            disabled={busy || clock.next === null}
            onClick={() => act('next')}
          >
            到下一个时点
          </button>
        </div>
        {said && (
          <p class="clock-said" role="status">
            {said}
          </p>
        )}
      </div>
      <button type="button" class="button clock-more" aria-expanded={more} onClick={() => setMore(!more)}>
        调时间
      </button>
      <button id={OPENER} type="button" class="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        幕后
      </button>
    </section>
  )
}

/** What the clock shows now: between two answers of the server it is counted on here. */
function useTicking(clock: ClockView | null): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    if (!clock) return undefined
    setNow(clock.now)
    if (!clock.running) return undefined
    const begun = performance.now()
    const timer = setInterval(() => setNow(clock.now + performance.now() - begun), 1_000)
    return () => clearInterval(timer)
  }, [clock])
  return now
}
