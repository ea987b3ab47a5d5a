import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchChromium } from './chromium.js'
import { demoServices } from './demo-services.js'
import { Album } from './pictures/album.js'
import { BEGINNING, playMatter, playQuestions } from './pictures/matter.js'
import { pictureGallery, pictureTour } from './pictures/pages.js'
import { startChatPage } from './server.js'
import { openStage } from './stage.js'

/** `npm run docs:pictures`: plays a fixed matter on a stopped clock and puts all pictures of the documents into docs/pictures. */
const FOLDER = fileURLToPath(new URL('../docs/pictures', import.meta.url))

const data = await mkdtemp(join(tmpdir(), 'pictures-'))
const said: string[] = []
const stage = await openStage({
  data,
  fresh: true,
  now: BEGINNING,
  seed: 'pictures',
  print: (line) => said.push(line),
})
const { emulator, bot, clock } = stage
process.on('exit', () => bot.kill())
clock.set({ at: Date.parse(BEGINNING), since: Date.now(), running: false })
await bot.start()
if (bot.state().state !== 'running') throw new Error(`the bot did not start: ${said.join('\n')}`)
const page = await startChatPage(emulator, 0, {
  bot,
  services: demoServices(stage),
})
const browser = await launchChromium()
try {
  await mkdir(FOLDER, { recursive: true })
  const album = await Album.open(browser, page.url, FOLDER)
  await playMatter(emulator, album)
  await playQuestions(emulator, album)
  await pictureTour(album)
  await pictureGallery(album)
  await album.close()
} finally {
  await browser.close()
  await page.stop()
  await stage.stop()
  await rm(data, { recursive: true, force: true })
}
