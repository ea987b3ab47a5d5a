import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture of at most 256 colours takes a third of the room; screens have few colours, and edges of letters many. */
const COLOURS = 256
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * The same PNG with a palette. Colours next to each other fall together, each group under its most frequent colour, so
 * that grounds stay what they are. Takes what a browser writes: 8 bits, RGB or RGBA, not interlaced. Source: PNG
 * specification, ISO/IEC 15948.
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, pixels } = pixelsOf(png)
  const counts = new Map<number, number>()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const frequent = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour)
  const groups = grouped(frequent)
  const palette = [...new Set(groups.values())]
  const index = new Map(palette.map((colour, at) => [colour, at]))
  const rows = Buffer.alloc((width + 1) * height)
  pixels.forEach((pixel, at) => {
    rows[at + Math.floor(at / width) + 1] = index.get(groups.get(pixel) ?? pixel) ?? 0
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each colour and the one that stands for it: ever coarser groups until there are few enough. `frequent` comes first. */
function grouped(frequent: readonly number[]): Map<number, number> {
  for (let bits = 0; ; bits += 1) {
    const mask = 0xff & (0xff << bits)
    const stands = new Map<number, number>()
    const groups = new Map<number, number>()
    for (const colour of frequent) {
      const group = colour & ((mask << 16) | (mask << 8) | mask)
      if (!stands.has(group)) stands.set(group, colour)
      groups.set(colour, stands.get(group) ?? colour)
    }
    if (stands.size <= COLOURS) return groups
  }
}

/** Width, height, and 0xRRGGBB for every pixel. */
function pixelsOf(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const [bits, kind] = [png[24], png[25]]
  if (bits !== 8 || (kind !== 2 && kind !== 6)) throw new Error('not a PNG of a browser')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const step = kind === 6 ? 4 : 3
  const bytes = unfiltered(inflateSync(Buffer.concat(parts)), width * step, step)
  const pixels = new Uint32Array(width * height)
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = bytes.readUIntBE(at * step, 3)
  return { width, height, pixels }
}

/** Undoes the filter of each row: none, left, above, their mean, or Paeth. */
function unfiltered(data: Buffer, stride: number, step: number): Buffer {
  const rows = data.length / (stride + 1)
  const out = Buffer.alloc(stride * rows)
  const byte = (row: number, x: number) => (row < 0 || x < 0 ? 0 : (out[row * stride + x] ?? 0))
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const [left, above, corner] = [
        byte(row, x - step),
        byte(row - 1, x),
        x < step ? 0 : byte(row - 1, x - step),
      ]
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0
      out[row * stride + x] = ((data[row * (stride + 1) + 1 + x] ?? 0) + guess) & 255
    }
  }
  return out
}

function paeth(left: number, above: number, corner: number): number {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const out = Buffer.alloc(data.length + 12)
  out.writeUInt32BE(data.length, 0)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), data.length + 8)
  return out
}
