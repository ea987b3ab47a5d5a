import { useEffect, useRef } from 'preact/hooks'
import type { Playing } from './playing.js'

/** What is going on, in words, and the buttons to go on with: always at one place. */
export function Narrator({ playing }: { playing: Playing }) {
  const { stops, shown, done, auto, busy, phase } = playing
  const stop = stops[shown]
  const last = shown >= stops.length
  const on = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const at = document.activeElement
    if (stop && !at?.closest('.narrator, .phone')) on.current?.focus()
  }, [stop?.sceneNumber])
  const where = stop ? `${stop.number + 1} / ${stop.scene.steps.length}` : ''
  const caption = stop ? stop.step.caption : last ? ENDING : BEGINNING
  return (
    <section class="narrator" aria-label="讲解">
      <div class="narrator-words">
        <p class="narrator-where">
          {stop && (
            <>
              <span>{stop.scene.title}</span>
              <span aria-label={`第 ${stop.number + 1} 步，共 ${stop.scene.steps.length} 步`}>{where}</span>
              {shown < done && <span class="tag c-orange">回看</span>}
            </>
          )}
        </p>
        <p class="caption" aria-live="polite">
          {caption}
        </p>
        {playing.error && (
          <p class="narrator-error" role="alert">
            {playing.error}
            <button type="button" class="button" onClick={playing.retry}>
              重试
            </button>
            <button type="button" class="button" onClick={playing.skip}>
              跳过
            </button>
          </p>
        )}
      </div>
      {stop && (
        <progress
          class="narrator-progress"
          aria-label="本场进度"
          max={stop.scene.steps.length}
          value={stop.number + 1}
        />
      )}
      {!last && (
        <div class="narrator-buttons" role="group" aria-label="播放">
          <button type="button" class="button" aria-disabled={busy || shown <= 0} onClick={playing.back}>
            上一步
          </button>
          <button
            ref={on}
            type="button"
            class="button primary_filled"
            aria-disabled={busy || phase === 'failed'}
            onClick={playing.next}
          >
            下一步
          </button>
          <button type="button" class="button" aria-pressed={auto} onClick={() => playing.setAuto(!auto)}>
            {auto ? '暂停' : '自动播放'}
          </button>
          <button
            type="button"
            class={stop ? 'button text' : 'button text unused'}
            onClick={() => playing.toScene((stop?.sceneNumber ?? -1) + 1)}
          >
            跳过本场
          </button>
        </div>
      )}
    </section>
  )
}

const BEGINNING =
  '接下来是同一件事里不同的人手机上看到的画面。卡片都是真的，随时可以自己点。按「下一步」一步一步看，或者「自动播放」。'
const ENDING = '都走完了。下面每一项都会打开聊天页面，换成那个人的身份。'
