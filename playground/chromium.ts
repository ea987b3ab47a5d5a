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

/**
 * A headless browser: the system's Chromium when there is one, else the one that comes with the packages. Its date fields
 * follow the locale of the process, not of the page; where the machine does not have that locale, files are saved under
 * ASCII names only.
 */
export async function launchChromium(locale = 'zh_CN.UTF-8'): Promise<Browser> {
  const system = '/usr/bin/chromium'
  const executablePath = existsSync(system) ? system : await chromium.executablePath()
  const env = { ...process.env, LC_ALL: locale }
  return playwright.launch({ executablePath, headless: true, args: FLAGS, env })
}
