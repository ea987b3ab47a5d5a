import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { Adapter } from 'lowdb'
import type { Disk, DiskFile } from './disk.js'

/** How a value is written down, in pieces, and read back. */
export interface Form<Data> {
  /** JSON of the value, cut anywhere. Made bit by bit while other work goes on: the value must not change meanwhile. */
  pieces(data: Data): Iterable<string>
  /** The value, or undefined when it has not the form it should have. */
  read(json: unknown): Data | undefined
}

/** How much is written at a time before other work gets its turn. */
const MOUTHFUL = 1 << 18
const TRAILER = 65

/**
 * lowdb's file on a disk that may fail: written to a temporary file with mode 0600, synced, renamed over the old one, and
 * the folder synced; ends with the SHA-256 of what it holds. One writer: writes queue behind each other.
 */
export class DurableFile<Data> implements Adapter<Data> {
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly disk: Disk,
    private readonly path: string,
    private readonly form: Form<Data>,
  ) {}

  /** The value; null when there is no file. @throws Error when the file cannot be used, with the reason in Chinese */
  async read(): Promise<Data | null> {
    const folder = dirname(this.path)
    if (!(await this.disk.list(folder)).includes(this.path.slice(folder.length + 1))) return null
    const file = await this.disk.open(this.path, 'read')
    let bytes: Buffer
    try {
      bytes = await file.read(0, await file.size())
    } finally {
      await file.close()
    }
    const body = bytes.subarray(0, Math.max(0, bytes.length - TRAILER))
    if (bytes.toString('latin1', body.length) !== `${createHash('sha256').update(body).digest('hex')}\n`) {
      throw new Error('文件不完整或被改动')
    }
    const data = this.form.read(JSON.parse(body.toString('utf8')))
    if (data === undefined) throw new Error('文件格式不是本程序所写')
    return data
  }

  write(data: Data): Promise<void> {
    const written = this.#last.then(() => this.#replace(data))
    this.#last = written.catch(() => undefined)
    return written
  }

  async #replace(data: Data): Promise<void> {
    const temporary = `${this.path}.tmp`
    const file = await this.disk.open(temporary, 'fresh')
    try {
      await this.#fill(file, data)
      await file.sync()
    } finally {
      await file.close()
    }
    await this.disk.rename(temporary, this.path)
    await this.disk.syncFolder(dirname(this.path))
  }

  async #fill(file: DiskFile, data: Data): Promise<void> {
    const sum = createHash('sha256')
    let at = 0
    let mouthful = ''
    const put = async (text: string) => {
      const bytes = Buffer.from(text)
      sum.update(bytes)
      await file.write(at, bytes)
      at += bytes.length
    }
    for (const piece of this.form.pieces(data)) {
      mouthful += piece
      if (mouthful.length < MOUTHFUL) continue
      await put(mouthful)
      mouthful = ''
    }
    await put(mouthful)
    await file.write(at, Buffer.from(`${sum.digest('hex')}\n`))
  }
}
