import type { Album } from './album.js'

/** So many steps into its second scene several people have something before them. */
const STEPS = 4
const ANSWERED = '已反馈 1 / 14'

/** 「三分钟走一遍」 in the middle of the written round. */
export async function pictureTour(album: Album): Promise<void> {
  await album.window('/tour', 'tour-window', {
    async prepare(page) {
      await page.locator('.tour-scene').nth(1).click()
      const next = page.locator('button:enabled', { hasText: '下一步' })
      for (let step = 0; step < STEPS; step += 1) await next.click()
      await page.getByText(ANSWERED).waitFor()
      await next.waitFor()
    },
  })
}

/** 「卡片一览」. */
export async function pictureGallery(album: Album): Promise<void> {
  await album.window('/gallery', 'gallery-window', {
    prepare: (page) => page.locator('.gallery .card').first().waitFor(),
  })
}
