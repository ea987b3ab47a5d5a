import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { withPalette } from '../../playground/pictures/palette.js'

type Colour = readonly [number, number, number]

const chunk = (kind: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(kind), data])
  const out = Buffer.alloc(data.length + 12)
  out.writeUInt32BE(data.length)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), data.length + 8)
  return out
}

/** A PNG as a browser writes it, its rows filtered in each of the five ways in turn. */
function png(rows: readonly (readonly Colour[])[]): Buffer {
  const plain = rows.map((row) => row.flat())
  const filtered = plain.map((row, y) => {
    const filter = y % 5
    const at = (of: number[] | undefined, x: number) => of?.[x] ?? 0
    return [
      filter,
      ...row.map((value, x) => {
        const [a, b, c] = [at(row, x - 3), at(plain[y - 1], x), at(plain[y - 1], x - 3)]
        const near = [a, b, c].sort((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0] ?? 0
        return (value - ([0, a, b, (a + b) >> 1, near][filter] ?? 0) + 256) % 256
      }),
    ]
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(rows[0]?.length ?? 0, 0)
  head.writeUInt32BE(rows.length, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(Buffer.from(filtered.flat()))
  const half = Math.ceil(data.length / 2)
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', data.subarray(0, half)),
    chunk('IDAT', data.subarray(half)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The colours of a picture with a palette, row by row. */
function shown(picture: Buffer): Colour[][] {
  const part = (kind: string) => {
    const at = picture.indexOf(kind)
    const data = picture.subarray(at + 4, at + 4 + picture.readUInt32BE(at - 4))
    expect(picture.readUInt32BE(at + 4 + data.length)).toBe(crc32(Buffer.concat([Buffer.from(kind), data])))
    return data
  }
  const width = part('IHDR').readUInt32BE(0)
  const palette = part('PLTE')
  const rows = inflateSync(part('IDAT'))
  return Array.from({ length: rows.length / (width + 1) }, (_, y) =>
    Array.from({ length: width }, (_x, x): Colour => {
      const at = (rows[y * (width + 1) + 1 + x] ?? 0) * 3
      return [palette[at] ?? 0, palette[at + 1] ?? 0, palette[at + 2] ?? 0]
    }),
  )
}

test('a picture of few colours stays as it is, however its rows were filtered', () => {
  const rows = Array.from({ length: 10 }, (_, y) =>
    Array.from({ length: 7 }, (_x, x): Colour => [(x * 40) % 256, (y * 25) % 256, ((x + y) % 3) * 127]),
  )
  expect(shown(withPalette(png(rows)))).toEqual(rows)
})

test('of many colours the frequent ones stay, and every other is near to what it was', () => {
  const ground: Colour = [245, 246, 247]
  const rows = Array.from({ length: 40 }, (_, y) =>
    Array.from(
      { length: 40 },
      (_x, x): Colour => (x < 20 ? ground : [(x * 6) % 256, (y * 6) % 256, (x * y) % 256]),
    ),
  )
  const kept = shown(withPalette(png(rows)))
  expect(kept.every((row) => row.slice(0, 20).every((colour) => colour.join() === ground.join()))).toBe(true)
  const furthest = Math.max(
    ...rows.flatMap((row, y) =>
      row.flatMap((colour, x) => colour.map((v, i) => Math.abs(v - (kept[y]?.[x]?.[i] ?? 0)))),
    ),
  )
  expect(furthest).toBeLessThan(64)
  expect(new Set(kept.flat().map(String)).size).toBeLessThanOrEqual(256)
})

test('anything but a picture of a browser is refused', () => {
  const strange = png([[[1, 2, 3]]])
  strange[25] = 3
  expect(() => withPalette(strange)).toThrow('not a PNG of a browser')
})
