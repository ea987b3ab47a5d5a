import { useEffect, useState } from 'preact/hooks'

/** 外观: as the system has it, or always light or dark. */
export const LOOKS = { auto: '自动', light: '浅色', dark: '深色' } as const
export type Look = keyof typeof LOOKS

const KEPT = 'playground.look'
const CHANGED = 'look'
const system = matchMedia('(prefers-color-scheme: dark)')

/** What was chosen on this machine. */
export function chosenLook(): Look {
  const kept = localStorage.getItem(KEPT) ?? ''
  return kept in LOOKS ? (kept as Look) : 'auto'
}

function isDark(): boolean {
  const look = chosenLook()
  return look === 'auto' ? system.matches : look === 'dark'
}

function show(): void {
  document.documentElement.dataset['look'] = isDark() ? 'dark' : 'light'
  document.dispatchEvent(new Event(CHANGED))
}

/** Puts the page into the chosen colours and follows the system from now on. */
export function beginLook(): void {
  show()
  system.addEventListener('change', show)
}

export function chooseLook(look: Look): void {
  localStorage.setItem(KEPT, look)
  show()
}

/** Whether the page is dark now: for what is not drawn by the style sheet. */
export function useDark(): boolean {
  const [dark, setDark] = useState(isDark)
  useEffect(() => {
    const look = () => setDark(isDark())
    document.addEventListener(CHANGED, look)
    return () => document.removeEventListener(CHANGED, look)
  }, [])
  return dark
}
