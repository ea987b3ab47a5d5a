import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** One file of the page as it is served. */
export interface Asset {
  type: string
  bytes: Uint8Array
  etag: string
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
}

/** Addresses that show the page; which part of it they mean is read by its script. */
export const PAGES: readonly string[] = ['/', '/tour', '/gallery']

const HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>联席会议助手 · 演示</title>
<link rel="stylesheet" href="/page.css">
<script type="module" src="/main.js"></script>
</head>
<body><div id="page"></div></body>
</html>
`

/** The library that draws charts comes ready made and is served as it is: bundling it takes longer than all the rest. */
const CHARTS = createRequire(import.meta.url).resolve('@visactor/vchart/build/index.min.js')

let bundled: Promise<ReadonlyMap<string, Asset>> | null = null

/** The page: its document, one script, one style sheet, the web fonts and the library of charts, by address. Made once. */
export function bundlePage(): Promise<ReadonlyMap<string, Asset>> {
  bundled ??= makeBundle()
  return bundled
}

async function makeBundle(): Promise<ReadonlyMap<string, Asset>> {
  const result = await build({
    entryPoints: ['./page/main.tsx', './page/page.css'].map((file) =>
      fileURLToPath(new URL(file, import.meta.url)),
    ),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]-[hash]',
    outdir: '/',
    logLevel: 'silent',
  })
  const assets = new Map<string, Asset>()
  const add = (path: string, type: string, bytes: Uint8Array) =>
    assets.set(path, {
      type,
      bytes,
      etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}"`,
    })
  add('/', 'text/html; charset=utf-8', Buffer.from(HTML))
  add('/vchart.js', 'text/javascript; charset=utf-8', await readFile(CHARTS))
  for (const { path, contents } of result.outputFiles) {
    const name = basename(path)
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
    add(name.endsWith('.woff2') ? `/fonts/${name}` : `/${name}`, type, contents)
  }
  return assets
}
