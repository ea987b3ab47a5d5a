import { startChild } from './children.js'
import { connections, rateOf } from './connection.js'
import { median } from './figures.js'
import { message } from './keys.js'

/** Requests per second, medians of the slices. */
export interface Door {
  door: number
  echo: number
  ratio: number
}

const CONNECTIONS = 16
const SLICES = 7
const REQUESTS = 4_000

/** An event that is verified, decrypted and read and then means nothing, against a bare echo of the same body. */
export async function measureDoor(): Promise<Door> {
  const door = await startChild('door')
  const echo = await startChild('echo')
  const toDoor = await connections(door.port, CONNECTIONS)
  const toEcho = await connections(echo.port, CONNECTIONS)
  const rates: { door: number; echo: number }[] = []
  for (let slice = 0; slice <= SLICES; slice += 1) {
    const requests = Array.from({ length: REQUESTS }, () => message('ou_m01', '120万的项目走什么流程'))
    const echoed = await rateOf(toEcho, requests)
    const taken = await rateOf(toDoor, requests)
    if (slice > 0) rates.push({ door: taken, echo: echoed })
  }
  for (const connection of [...toDoor, ...toEcho]) connection.close()
  await door.stop()
  await echo.stop()
  return {
    door: median(rates.map((rate) => rate.door)),
    echo: median(rates.map((rate) => rate.echo)),
    ratio: median(rates.map((rate) => rate.door / rate.echo)),
  }
}
