import { createHash } from 'node:crypto'
import * as z from 'zod'
import { chanceBytes } from '../faults/chance'
import { PayRefusal, PayRequestError } from './answer'
import { fromPayTime, type PayOrder } from './order'
import type { PayStore } from './pay-store'

/** An order that names no end can be paid for two hours. */
const DEFAULT_LIFE_MS = 2 * 3_600_000
/** `time_expire` must leave the payer at least a minute. */
const SHORTEST_LIFE_MS = 60_000

/** Length as WeChat Pay counts it: bytes of UTF-8. */
const bytes = (limit: number) => z.string().refine(text => Buffer.byteLength(text) <= limit)

/** Rules of `unifiedOrder`; a field that breaks one is named to the caller as `invalid <field>`. */
const requestSchema = z.object({
  body: bytes(128).min(1),
  out_trade_no: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/),
  total_fee: z.number().int().positive().max(1_000_000_000),
  spbill_create_ip: z.union([z.ipv4(), z.ipv6()]),
  sub_mch_id: z.string().regex(/^\d{1,32}$/),
  env_id: z.string().min(1),
  function_name: z.string().min(1),
  nonce_str: z.string().max(32).optional(),
  attach: bytes(127).optional(),
  trade_type: z.literal('JSAPI').default('JSAPI'),
  time_start: z.string().optional(),
  time_expire: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
  openid: z.string().optional(),
  sub_openid: z.string().optional(),
})
type OrderRequest = z.infer<typeof requestSchema>

/**
 * `unifiedOrder`: takes an order, or returns the one that the same request made before.
 * Throws a `PayRequestError` for a field that breaks a rule and a `PayRefusal` for a number that is taken.
 */
export async function placeOrder(
  store: PayStore,
  request: Record<string, unknown>,
  payer: string | undefined,
  now: number,
): Promise<PayOrder> {
  const parsed = requestSchema.safeParse(request)
  if (!parsed.success) throw new PayRequestError(`invalid ${String(parsed.error.issues[0]?.path[0])}`)
  const wanted = parsed.data
  // Cloud pay knows the payer from the call it is made in; the field is for calls without a person.
  const openid = payer ?? wanted.sub_openid ?? wanted.openid
  if (openid === undefined) throw new PayRequestError('JSAPI支付必须传openid')
  const fresh = newOrder(wanted, openid, now)
  if (fresh.expiresAt - now < SHORTEST_LIFE_MS) throw new PayRequestError('invalid time_expire')
  return takeOrder(store, fresh)
}

/** Takes a new order, or returns the one that the same request made before. Throws a `PayRefusal` for a number that is taken. */
export async function takeOrder(store: PayStore, fresh: PayOrder): Promise<PayOrder> {
  const outcome = await store.transact((): PayOrder | PayRefusal => {
    const earlier = store.order(fresh.outTradeNo)
    if (earlier) return refusalToRepeat(earlier, fresh) ?? earlier
    store.putOrder(fresh)
    return fresh
  })
  if (outcome instanceof PayRefusal) throw outcome
  return outcome
}

function refusalToRepeat(earlier: PayOrder, fresh: PayOrder): PayRefusal | undefined {
  if (earlier.state === 'SUCCESS' || earlier.state === 'REFUND') return new PayRefusal('ORDERPAID', '该订单已支付')
  if (earlier.state === 'CLOSED') return new PayRefusal('ORDERCLOSED', '该订单已关闭')
  if (earlier.fingerprint !== fresh.fingerprint) return new PayRefusal('OUT_TRADE_NO_USED', '商户订单号重复')
  return undefined
}

function newOrder(wanted: OrderRequest, openid: string, now: number): PayOrder {
  const { body, attach, total_fee, sub_mch_id, env_id, function_name, time_expire } = wanted
  const about = [body, attach, total_fee, sub_mch_id, env_id, function_name, time_expire, openid]
  return {
    ...blankOrder(about, now),
    outTradeNo: wanted.out_trade_no,
    totalFee: total_fee,
    body,
    attach,
    subMchId: sub_mch_id,
    openid,
    envId: env_id,
    functionName: function_name,
    nonceStr: wanted.nonce_str ?? '',
    ...(time_expire === undefined ? {} : { expiresAt: fromPayTime(time_expire) }),
  }
}

/** What every new order has; `about` is what makes it this order and no other. */
export function blankOrder(about: unknown[], now: number) {
  return {
    prepayId: `wx${chanceBytes(17).toString('hex')}`,
    nonceStr: '',
    fingerprint: createHash('sha256').update(JSON.stringify(about)).digest('base64url'),
    createdAt: now,
    expiresAt: now + DEFAULT_LIFE_MS,
    state: 'NOTPAY' as const,
    refunds: [],
  }
}
