import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type Owners, processOwners } from './owners.js'

/** An open file. Bytes are durable only after `sync`. */
export interface DiskFile {
  size(): Promise<number>
  /** Up to `length` bytes from `at` on; fewer at the end of the file. */
  read(at: number, length: number): Promise<Buffer>
  /** Writes all of it, or throws, and then any part of it may have been written. */
  write(at: number, bytes: Uint8Array): Promise<void>
  truncate(length: number): Promise<void>
  /** Makes bytes and length durable. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** What the store asks of a file system. Names are durable only after `syncFolder`. */
export interface Disk {
  /** Makes the folder with all above it, durably, readable by this user only. One that exists is left as it is. */
  makeFolder(path: string): Promise<void>
  /** `read`: must exist. `extend`: kept as it is, made when missing. `fresh`: empty. Made with mode 0600. */
  open(path: string, how: 'read' | 'extend' | 'fresh'): Promise<DiskFile>
  /** Names in the folder; none when there is no such folder. */
  list(folder: string): Promise<string[]>
  rename(from: string, to: string): Promise<void>
  /** Removing what is not there is no error. */
  remove(path: string): Promise<void>
  syncFolder(path: string): Promise<void>
  /** Who is at this disk, for locks. */
  owners: Owners
}

const FLAGS = {
  read: constants.O_RDONLY,
  extend: constants.O_RDWR | constants.O_CREAT,
  fresh: constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC,
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

async function openFile(handle: FileHandle): Promise<DiskFile> {
  return {
    size: async () => (await handle.stat()).size,
    read: async (at, length) => {
      const bytes = Buffer.allocUnsafe(length)
      let got = 0
      while (got < length) {
        const { bytesRead } = await handle.read(bytes, got, length - got, at + got)
        if (bytesRead === 0) break
        got += bytesRead
      }
      return bytes.subarray(0, got)
    },
    write: async (at, bytes) => {
      let put = 0
      while (put < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, put, bytes.length - put, at + put)
        put += bytesWritten
      }
    },
    truncate: (length) => handle.truncate(length),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The file system of this machine. */
export const realDisk: Disk = {
  makeFolder: async (path) => {
    const first = await mkdir(resolve(path), { recursive: true, mode: 0o700 })
    if (first === undefined) return
    for (let made = resolve(path); made.length >= first.length; made = dirname(made)) {
      await syncFolder(dirname(made))
    }
  },
  open: async (path, how) => openFile(await open(path, FLAGS[how], 0o600)),
  list: async (folder) => {
    try {
      return await readdir(folder)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder,
  owners: processOwners,
}
