import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless browser: the system's Chromium when there is one, else the one that comes with the packages. */
export async function launchChromium(): Promise<Browser> {
  const system = '/usr/bin/chromium'
  const executablePath = existsSync(system) ? system : await chromium.executablePath()
  // The date fields of a form follow the language of the process, not of the page.
  const env = { ...process.env, LC_ALL: 'zh_CN.UTF-8' }
  return playwright.launch({ executablePath, headless: true, args: FLAGS, env })
}
