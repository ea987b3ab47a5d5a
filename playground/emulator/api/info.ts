import { BOT_ID, BOT_NAME } from '../world.js'
import type { Answered } from './call.js'

/** `GET bot/v3/info`: the bot itself, under `bot` instead of `data`. Source: 获取机器人信息. */
export function info(): Answered {
  return {
    code: 0,
    msg: 'ok',
    bot: { activate_status: 2, app_name: BOT_NAME, avatar_url: '', ip_white_list: [], open_id: BOT_ID },
  }
}
