import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { get } from '../calls.js'
import { Toasts, useSaid } from '../toasts.js'
import { Contents } from './contents.js'
import { Filters, type Width } from './filters.js'
import { ShownCard } from './shown-card.js'
import type { GalleryView } from './view.js'
import { EVERYTHING, fits, groupsOf, type Searchable, searchable, type Wanted } from './wanted.js'

/** So many cards are drawn at a time, so that the page can be used while the others follow. */
const AT_ONCE = 8

/** 「卡片一览」: every card in every state, at phone and desktop width. Nothing on it can be pressed. */
export function Gallery() {
  const [cards, setCards] = useState<readonly Searchable[] | null>(null)
  const [failed, setFailed] = useState(false)
  const [wanted, want] = useState<Wanted>(EVERYTHING)
  const [width, setWidth] = useState<Width>('phone')
  const [said, tell] = useSaid()

  useEffect(() => {
    document.title = '卡片一览 · 联席会议助手'
    get<GalleryView>('/api/gallery').then(
      (view) => setCards(view.cards.map(searchable)),
      () => setFailed(true),
    )
  }, [])

  const shown = useMemo(() => (cards ?? []).filter((card) => fits(card, wanted)), [cards, wanted])
  const groups = useMemo(() => groupsOf(shown), [shown])
  const roles = useMemo(() => [...new Set(cards?.map(({ sees }) => sees))], [cards])
  const drawn = useDrawn(cards)

  if (failed) return <p class="empty">卡片没有取到，请刷新页面再试。</p>
  if (!cards) return <p class="loading">正在打开…</p>
  const count =
    shown.length === cards.length ? `共${cards.length}张` : `${shown.length}张，共${cards.length}张`
  return (
    <div class="gallery">
      <a class="skip" href="#cards">
        跳到卡片
      </a>
      <Contents groups={groups} />
      <main id="cards" class={`gallery-cards in-${width}`} tabIndex={-1}>
        <Filters wanted={wanted} want={want} roles={roles} width={width} setWidth={setWidth} count={count} />
        {groups.map(({ id, procedure, card, cards: members }) => (
          <section key={id} id={id} class="gallery-group" aria-labelledby={`${id}/标题`}>
            <h3 id={`${id}/标题`}>
              {card}
              <span class="of">{procedure}</span>
            </h3>
            <div class="gallery-row">
              {members.map((one) => (
                <ShownCard key={one.id} card={one} width={width} drawn={drawn.has(one.id)} tell={tell} />
              ))}
            </div>
          </section>
        ))}
        {shown.length === 0 && <p class="empty">没有符合条件的卡片，请更换文字或清除筛选。</p>}
      </main>
      <Toasts said={said} />
    </div>
  )
}

/** Which cards are drawn by now: the one the address names and those after it first, then all others, a few at a time. */
function useDrawn(cards: readonly Searchable[] | null): ReadonlySet<string> {
  const [many, setMany] = useState(0)
  const order = useMemo(() => {
    const ids = (cards ?? []).map(({ id }) => id)
    const named = decodeURIComponent(location.hash.slice(1))
    const first = Math.max(
      0,
      ids.findIndex((id) => id === named || id.startsWith(`${named}/`)),
    )
    return [...ids.slice(first), ...ids.slice(0, first)]
  }, [cards])
  useEffect(() => {
    if (many >= order.length) return undefined
    const timer = setTimeout(() => setMany(many + AT_ONCE))
    return () => clearTimeout(timer)
  }, [many, order])
  useKeptInSight(many)
  return useMemo(() => new Set(order.slice(0, many)), [order, many])
}

/** Cards that come into sight take their size only then: what is above the one wanted may still grow. */
const SETTLING_MS = [0, 100, 300]

/** Keeps what the address names in sight while cards around it take their size, until the reader moves by himself. */
function useKeptInSight(many: number): void {
  const moved = useRef(false)
  useEffect(() => {
    const stop = () => {
      moved.current = true
    }
    const turn = () => {
      moved.current = false
      settle(moved)
    }
    const signs = ['wheel', 'pointerdown', 'keydown']
    for (const sign of signs) addEventListener(sign, stop)
    addEventListener('hashchange', turn)
    return () => {
      for (const sign of signs) removeEventListener(sign, stop)
      removeEventListener('hashchange', turn)
    }
  }, [])
  useEffect(() => settle(moved), [many])
}

/** Shows what the address names now and a few times shortly after; returns how to call that off. */
function settle(moved: { current: boolean }): () => void {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const timers = SETTLING_MS.map((ms) =>
    setTimeout(() => {
      if (!moved.current) named?.scrollIntoView()
    }, ms),
  )
  return () => {
    for (const timer of timers) clearTimeout(timer)
  }
}
