import { createHash, type KeyObject, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestShop } from './shop'

/** The key that the sandbox's payment services sign with. */
export function serviceKey(shop: TestShop): string {
  return readFileSync(join(shop.dataDir, 'pay-v3', 'platform_key.pem'), 'utf8')
}

/** A notice that an order of 300 yuan was paid, as its service would write it, signed by whoever holds this key. */
export function serviceNotice(way: 'alipay' | 'unionpay', orderId: string, key: string | KeyObject): string {
  const fields: Record<string, string> =
    way === 'alipay'
      ? { app_id: '2021000000000001', out_trade_no: orderId, trade_status: 'TRADE_SUCCESS', total_amount: '300.00' }
      : {
          merId: '777290058110048',
          orderId: orderId.replace('_', ''),
          respCode: '00',
          txnAmt: '30000',
          signMethod: '01',
        }
  const names = Object.keys(fields).sort()
  const joined = names.map(name => `${name}=${fields[name]}`).join('&')
  const said = way === 'alipay' ? joined : createHash('sha256').update(joined).digest('hex')
  const signature = sign('RSA-SHA256', Buffer.from(said), key).toString('base64')
  const signed = way === 'alipay' ? { ...fields, sign_type: 'RSA2', sign: signature } : { ...fields, signature }
  return new URLSearchParams(signed).toString()
}

/** Posts it where the service would; answers the HTTP status. */
export async function postServiceNotice(shop: TestShop, way: string, body: string): Promise<number> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return (await fetch(`${shop.url}/http/paygate/notice/${way}`, { method: 'POST', headers, body })).status
}
