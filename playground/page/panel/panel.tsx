import { useEffect, useRef, useState } from 'preact/hooks'
import type { BotState } from '../view.js'
import type { PanelView } from './behind.js'
import { Faults } from './faults.js'
import { Calls, Decisions, Deliveries } from './lists.js'
import { useLive } from './live.js'
import { OPENER, useOpened } from './opened.js'
import { Process } from './process.js'
import { RecordTable } from './record.js'

const TABS = ['事件', '调用', '决定', '记录', '故障'] as const
type Tab = (typeof TABS)[number]

const KEPT_TAB = 'playground.panel.tab'
const ABOUT: Readonly<Record<Tab, string>> = {
  事件: '平台把人们的操作告诉机器人',
  调用: '机器人请平台发送和更新卡片',
  决定: '机器人怎样办理、依据哪一条',
  记录: '正式记录，一行接一行，改动即现',
  故障: '让投递或平台出错，看会怎样',
}

/** What goes on behind the conversation, and the levers to disturb it. */
export function Panel({ bot }: { bot: BotState }) {
  const [open, setOpen] = useOpened()
  const [tab, setTab] = useState<Tab>(
    () => TABS.find((one) => one === localStorage.getItem(KEPT_TAB)) ?? '事件',
  )
  const [view] = useLive<PanelView>('/api/panel', open && tab !== '故障')
  const shut = useRef<HTMLButtonElement>(null)
  const was = useRef(open)
  useEffect(() => {
    if (open && !was.current) shut.current?.focus()
    was.current = open
  }, [open])
  if (!open) return null
  const close = () => {
    setOpen(false)
    document.getElementById(OPENER)?.focus()
  }
  const choose = (one: Tab) => {
    localStorage.setItem(KEPT_TAB, one)
    setTab(one)
  }
  return (
    <aside
      class="panel-side"
      aria-label="幕后"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <header class="panel-head">
        <h2>幕后</h2>
        <button ref={shut} type="button" class="button" onClick={close}>
          收起
        </button>
      </header>
      <div class="panel-tabs" role="tablist" aria-label="幕后的内容">
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={one === tab}
            aria-controls="panel-content"
            onClick={() => choose(one)}
          >
            {one}
          </button>
        ))}
      </div>
      <section
        class="panel-content"
        id="panel-content"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        tabIndex={0}
      >
        <p class="panel-about">
          {ABOUT[tab]}
          {view && tab !== '故障' && `，共${countOf(view, tab)}项`}
        </p>
        {tab === '故障' ? <FaultTab bot={bot} /> : view && <Content view={view} tab={tab} />}
      </section>
    </aside>
  )
}

function FaultTab({ bot }: { bot: BotState }) {
  return (
    <>
      <Process bot={bot} />
      <Faults />
    </>
  )
}

function countOf({ counts }: PanelView, tab: Exclude<Tab, '故障'>): number {
  const all = { 事件: counts.deliveries, 调用: counts.calls, 决定: counts.decisions, 记录: counts.record }
  return all[tab]
}

function Content({ view, tab }: { view: PanelView; tab: Exclude<Tab, '故障'> }) {
  switch (tab) {
    case '事件':
      return <Deliveries lines={view.deliveries} />
    case '调用':
      return <Calls lines={view.calls} />
    case '决定':
      return <Decisions lines={view.decisions} />
    case '记录':
      return <RecordTable lines={view.record} kept={view.check} />
    default:
      return tab satisfies never
  }
}
