/** Worked examples of the platform's encryption and signature. Source: 接收事件, 解密 and 签名校验. */

/** The platform's own example. */
export const OFFICIAL = {
  key: 'test key',
  sealed: 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=',
  plain: 'hello world',
}

export const KEY = 'ejm-demo-encrypt-key'
/** Seconds. */
export const TIMESTAMP = '1767225600'
export const NONCE = 'n0nce-demo'

export const VERIFICATION = {
  plain: '{"challenge":"c-20260101","token":"v-demo","type":"url_verification"}',
  sealed:
    'AAECAwQFBgcICQoLDA0OD2b/EL+Rx7WDzkIzCztxJB1/PsSa7ypBSrzkLwvWUMEnbTwAOIy9B2xw9k/8zSAMzJqib0AJ3AhtI8aNi1DS9IldS+6mpj8fE7iU2KTG1PFA',
  signature: '7268971d3ee83d3ed5e3d062f9f1bac1e2d519249e02837278e176d4e534e404',
}

/** A pressed card whose form holds Chinese. */
export const PRESS = {
  plain:
    '{"schema":"2.0","header":{"event_id":"evt-1","event_type":"card.action.trigger","create_time":"1767225600000000","token":"v-demo","app_id":"cli_0000000000000001","tenant_key":"tk"},"event":{"operator":{"tenant_key":"tk","open_id":"ou_a"},"token":"c-1","action":{"tag":"button","name":"submit","value":{"k":"vote"},"form_value":{"opinion":"同意，建议补充网络安全等级保护说明"}},"host":"im_message","context":{"open_message_id":"om_1","open_chat_id":"oc_1"}}}',
  sealed:
    'AAECAwQFBgcICQoLDA0OD6THTOhyVSpe42R8PDqvQEPTRFWxOTjWBgLxasOEXveXM9zCHb3Cq+sRjMXSq6GGNr14mrNGYmTl6sLuO7PLTe9Ky1w5fWnAabfqlgJj/dOuXYsEt8bSKAIqLpqG+wxWW8gBHkBQEpJA/onKllk2SdfJZ9IGNDOnTfrFLQ6dHuKtZncN/c1s3/KaLNMX9wa2PEZR1/ddEqXJ9fYRklcFMQVSC3Wd9lhhqNERasPSrrrMT8/cKWFQwlhGU4vIBFNnhmWveZE2HTXwVmrvrGF/ibIxSa+xXjup5gpTNTGtZDRUheT4tjxj6NojD+HEfEeChKMDRUc+LqbLUbJIHmiUtGBVGpS/ML43fi3td0tJa1v3D2phz8UzB7gsTTZHY2nXKYswnZPKiswdFCdedFNpeOPan8nc6EKDhC8Sfryr64CVTCihLixHwB7iUoBcBZezc8kzZI6MCqb0n2c4bPwod3ndRMc7oJXNT//gC2RpOQMV5ZNE8/SVdQA6Idp8+LU57C5EJcrgIhAAd4lon8HbaoANDDHu5k6RldchHGttFpQ+YYeqiRfbsrYKR8ovNWyvPgKSHlL3g0mu1c43S2UYo7ZeYDZPkwrWJHh/B+J17m0LhR04FhqnlGI9rN2qf0MXkw==',
  signature: '198ee687c941f5c5821c1dacb3dbe339c44e5c7a55ffbd64501adf76ec956c0f',
}

/** The scheme of the old card callbacks: sha1 over the Verification Token. It must not open the door. */
export const OLD_CARD = {
  body: '{"open_id":"ou_demo","token":"c-demo","action":{"tag":"button","value":{"k":"v"}}}',
  signature: '445b91f9db48d357b2f23c38307320dfcae817fa',
}
