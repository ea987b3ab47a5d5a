import { describe, expect, test } from 'vitest'
import { encrypt, seal, signature } from '../../playground/emulator/envelope.js'
import { KEYS } from './emulator-stand.js'

describe('encryption and signature', () => {
  const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
  const at = { encryptKey: KEYS.encryptKey, timestamp: '1767225600', nonce: 'n0nce-demo', iv }

  test('the official blob opens with the official key', () => {
    const blob = Buffer.from('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'base64')
    expect(encrypt('hello world', 'test key', blob.subarray(0, 16))).toBe(blob.toString('base64'))
  })
  test('the vector of a challenge: blob and signature', () => {
    const sealed = seal({ challenge: 'c-20260101', token: 'v-demo', type: 'url_verification' }, at)
    expect(JSON.parse(sealed.body)).toEqual({
      encrypt:
        'AAECAwQFBgcICQoLDA0OD2b/EL+Rx7WDzkIzCztxJB1/PsSa7ypBSrzkLwvWUMEnbTwAOIy9B2xw9k/8zSAMzJqib0AJ3AhtI8aNi1DS9IldS+6mpj8fE7iU2KTG1PFA',
    })
    expect(sealed.headers['X-Lark-Signature']).toBe(
      '7268971d3ee83d3ed5e3d062f9f1bac1e2d519249e02837278e176d4e534e404',
    )
  })
  test('the vector with Chinese text', () => {
    const press = {
      schema: '2.0',
      header: {
        event_id: 'evt-1',
        event_type: 'card.action.trigger',
        create_time: '1767225600000000',
        token: 'v-demo',
        app_id: 'cli_0000000000000001',
        tenant_key: 'tk',
      },
      event: {
        operator: { tenant_key: 'tk', open_id: 'ou_a' },
        token: 'c-1',
        action: {
          tag: 'button',
          name: 'submit',
          value: { k: 'vote' },
          form_value: { opinion: '同意，建议补充网络安全等级保护说明' },
        },
        host: 'im_message',
        context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
      },
    }
    expect(seal(press, at).headers['X-Lark-Signature']).toBe(
      '198ee687c941f5c5821c1dacb3dbe339c44e5c7a55ffbd64501adf76ec956c0f',
    )
  })
  test('a changed body has another signature', () => {
    expect(signature('1', 'n', 'k', '{"a":1}')).not.toBe(signature('1', 'n', 'k', '{"a": 1}'))
  })
})
