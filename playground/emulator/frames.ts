import protobuf from 'protobufjs/light.js'

/**
 * One frame of the long connection. `method` 0: ping and pong; 1: an event, or its acknowledgement. Source: the platform's
 * own SDK, `pbbp2.Frame`; the page 使用长连接接收事件 leaves it to the SDK.
 */
export interface Frame {
  service: number
  method: 0 | 1
  headers: Readonly<Record<string, string>>
  payload: Buffer
}

const required = (type: string, id: number) => ({ rule: 'required', type, id })

const FRAME = protobuf.Root.fromJSON({
  nested: {
    Header: { fields: { key: required('string', 1), value: required('string', 2) } },
    Frame: {
      fields: {
        SeqID: required('uint64', 1),
        LogID: required('uint64', 2),
        service: required('int32', 3),
        method: required('int32', 4),
        headers: { rule: 'repeated', type: 'Header', id: 5 },
        payloadEncoding: { type: 'string', id: 6 },
        payloadType: { type: 'string', id: 7 },
        payload: { type: 'bytes', id: 8 },
        LogIDNew: { type: 'string', id: 9 },
      },
    },
  },
}).lookupType('Frame')

export function encodeFrame({ service, method, headers, payload }: Frame): Uint8Array {
  const pairs = Object.entries(headers).map(([key, value]) => ({ key, value }))
  return FRAME.encode({ SeqID: 0, LogID: 0, service, method, headers: pairs, payload }).finish()
}

/** Null when the bytes are no frame. */
export function decodeFrame(bytes: Uint8Array): Frame | null {
  try {
    const { service, method, headers, payload } = FRAME.decode(bytes) as unknown as {
      service: number
      method: number
      headers: { key: string; value: string }[]
      payload: Uint8Array
    }
    if (method !== 0 && method !== 1) return null
    const named = Object.fromEntries(headers.map(({ key, value }) => [key, value]))
    return { service, method, headers: named, payload: Buffer.from(payload) }
  } catch {
    return null
  }
}

/** The pieces of a payload, in order, none longer than `size` bytes; characters are cut where it falls. */
export function pieces(payload: Buffer, size: number): Buffer[] {
  const count = Math.max(1, Math.ceil(payload.length / size))
  return Array.from({ length: count }, (_, n) => payload.subarray(n * size, (n + 1) * size))
}
