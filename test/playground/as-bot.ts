import type { AppKeys } from '../../playground/emulator/world.js'

/** Calls the platform as the bot does, with a token of its own; answers the `data` of what was not refused. */
export async function asBot(
  url: string,
  { appId, appSecret }: Pick<AppKeys, 'appId' | 'appSecret'>,
  method: string,
  path: string,
  body: object,
): Promise<Record<string, string>> {
  const call = async (how: string, where: string, given: object, token = '') => {
    const form = given instanceof FormData
    const response = await fetch(`${url}/open-apis${where}`, {
      method: how,
      headers: {
        authorization: `Bearer ${token}`,
        ...(form ? {} : { 'Content-Type': 'application/json' }),
      },
      body: form ? given : JSON.stringify(given),
    })
    return (await response.json()) as {
      code: number
      msg: string
      tenant_access_token: string
      data: Record<string, string>
    }
  }
  const keys = { app_id: appId, app_secret: appSecret }
  const { tenant_access_token: token } = await call('POST', '/auth/v3/tenant_access_token/internal', keys)
  const answer = await call(method, path, body, token)
  if (answer.code !== 0) throw new Error(answer.msg)
  return answer.data
}

/** The bot sends a card to a person; answers its message id. */
export async function cardSent(
  url: string,
  keys: Pick<AppKeys, 'appId' | 'appSecret'>,
  card: unknown,
  to = 'ou_a',
): Promise<string> {
  const message = { receive_id: to, msg_type: 'interactive', content: JSON.stringify(card) }
  const { message_id: id } = await asBot(
    url,
    keys,
    'POST',
    '/im/v1/messages?receive_id_type=open_id',
    message,
  )
  if (id === undefined) throw new Error('no message id')
  return id
}
