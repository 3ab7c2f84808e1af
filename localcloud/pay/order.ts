/** State of an order as WeChat Pay names it. */
export type TradeState = 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND'

/** An order at the sandbox merchant. Amounts are integer fen, instants are milliseconds since the epoch. */
export interface PayOrder {
  outTradeNo: string
  prepayId: string
  transactionId?: string
  totalFee: number
  /** By custom `<shop>-<what is bought>`. */
  body: string
  attach?: string
  subMchId: string
  /** OpenID of the payer in the mini-program. */
  openid: string
  /** Cloud environment and function that hear of the payment. */
  envId: string
  functionName: string
  /** Set for an order whose notices are sent to an address instead. */
  notifyUrl?: string
  /** Where a browser's cashier leads afterwards. */
  returnUrl?: string
  nonceStr: string
  /** Digest of what the order is about: the same number with another digest is another order. */
  fingerprint: string
  createdAt: number
  /** From then on it can no longer be paid. */
  expiresAt: number
  paidAt?: number
  state: TradeState
  /** In the order in which they were accepted. */
  refunds: Refund[]
}

/** One accepted refund, in integer fen. */
export interface Refund {
  outRefundNo: string
  refundId: string
  refundFee: number
  createdAt: number
  /** Who hears when it is done; absent: nobody asked to. */
  listener?: Listener
}

/** Who is told of something: a function of a cloud environment, or, by API v3, an address. */
export type Listener = { envId: string; functionName: string } | { notifyUrl: string }

const SHOP_OFFSET_MS = 8 * 3_600_000

/** WeChat Pay writes instants as `yyyyMMddHHmmss` in Beijing time. */
export function payTime(at: number): string {
  return new Date(at + SHOP_OFFSET_MS).toISOString().replace(/\D/g, '').slice(0, 14)
}

/** The instant that a `yyyyMMddHHmmss` text names, or NaN. */
export function fromPayTime(text: string): number {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6.000+08:00')
  return iso === text ? Number.NaN : Date.parse(iso)
}
