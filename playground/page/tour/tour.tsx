import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Names } from '../card-context.js'
import { Ending } from './ending.js'
import { Narrator } from './narrator.js'
import { Phone } from './phone.js'
import { type Playing, usePlaying } from './playing.js'
import { tourCalls } from './tour-calls.js'
import type { SceneView, SeenView } from './tour-view.js'
import { useViews } from './views.js'

/** 「三分钟走一遍」: whole matters, step by step, with what each role sees side by side. */
export function Tour() {
  const [scenes, setScenes] = useState<readonly SceneView[]>([])
  useEffect(() => {
    document.title = '三分钟走一遍 · 联席会议助手'
    tourCalls.scenes().then(setScenes, () => undefined)
  }, [])
  const playing = usePlaying(scenes)
  useKeys(playing)
  const stop = playing.stops[playing.shown]
  return (
    <main class="tour">
      <header class="tour-head">
        <h1>三分钟走一遍</h1>
        <nav class="tour-scenes" aria-label="场次">
          {scenes.map(({ id, title }, number) => (
            <button
              key={id}
              type="button"
              class="tour-scene"
              aria-current={stop?.sceneNumber === number ? 'step' : undefined}
              onClick={() => playing.toScene(number)}
            >
              {title}
            </button>
          ))}
        </nav>
        <a class="tour-exit" href="/">
          退出
        </a>
      </header>
      <Narrator playing={playing} />
      <Screens playing={playing} scenes={scenes} />
    </main>
  )
}

const NOBODY: readonly string[] = ['']
const NOTHING: readonly SeenView[] = []

function Screens({ playing, scenes }: { playing: Playing; scenes: readonly SceneView[] }) {
  const { stops, shown, place, result, phase } = playing
  const stop = stops[shown]
  const people = stop?.step.screens ?? NOBODY
  const views = useViews(people)
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => setChosen(null), [shown, phase])
  const looked = result?.seen.find(({ person }) => people.includes(person))?.person
  const front = chosen ?? looked ?? people[0]
  const tabs = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tab = tabs.current?.querySelector<HTMLElement>('[aria-pressed="true"]')
    if (tab) tabs.current?.scrollTo({ left: tab.offsetLeft - tabs.current.offsetLeft - 12 })
  }, [front])
  const anybody = [...views.values()][0]?.people ?? []
  const names = useMemo(() => new Map(anybody.map(({ openId, name }) => [openId, name])), [anybody])

  if (shown >= stops.length && stops.length > 0)
    return <Ending people={anybody} again={() => playing.toScene(0)} />
  if (!stop) return <Beginning scenes={scenes} choose={playing.toScene} />
  return (
    <Names.Provider value={names}>
      <div class="phone-tabs" role="group" aria-label="看谁的手机" ref={tabs}>
        {people.map((who) => (
          <button key={who} type="button" aria-pressed={who === front} onClick={() => setChosen(who)}>
            {names.get(who)}
            {who !== front && result?.seen.some(({ person }) => person === who) && (
              <span class="phone-news" role="img" aria-label="有变化" />
            )}
          </button>
        ))}
      </div>
      <div class="phones">
        {people.map((who) => {
          const view = views.get(who)
          if (!view) return null
          const seen = result?.seen.filter(({ person }) => person === who) ?? NOTHING
          return (
            <Phone
              key={who}
              view={view}
              acting={who === stop.step.actor}
              front={who === front}
              place={place?.person === who ? place : null}
              seen={seen}
              notice={result?.notice?.person === who ? result.notice.words : null}
            />
          )
        })}
      </div>
    </Names.Provider>
  )
}

function Beginning({ scenes, choose }: { scenes: readonly SceneView[]; choose: (number: number) => void }) {
  return (
    <section class="tour-sheet" aria-label="场次说明">
      <ol>
        {scenes.map(({ id, title, about }, number) => (
          <li key={id}>
            <button type="button" onClick={() => choose(number)}>
              <strong>{title}</strong>
              <span>{about}</span>
            </button>
          </li>
        ))}
      </ol>
      <p class="tour-keys">键盘：向右方向键或空格键到下一步，向左方向键回看。</p>
    </section>
  )
}

/** The arrow to the right and the space bar go on, the one to the left back, except where somebody writes or a control is meant. */
function useKeys({ next, back }: Playing): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target instanceof Element ? event.target : document.body
      if (event.altKey || event.ctrlKey || event.metaKey || at.closest('input, textarea, select')) return
      const space = event.key === ' ' && !at.closest('button, a, summary, [role="button"]')
      if (event.key === 'ArrowRight' || space) next()
      else if (event.key === 'ArrowLeft') back()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [next, back])
}
