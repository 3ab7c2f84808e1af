import * as z from 'zod'
import { PayRequestError } from '../answer'
import { fenOf } from './alipay-text'

/** A trade as a payer's browser brings it. */
export const tradeSchema = z.object({
  out_trade_no: z.string().regex(/^\w{1,64}$/),
  total_amount: z.string().transform(fenOf),
  subject: z.string().min(1).max(256),
  product_code: z.literal('QUICK_WAP_WAY'),
  time_expire: z.string().optional(),
  quit_url: z.url().optional(),
})

/** A part or all of one to be given back, under a number of its own. */
export const refundSchema = z.object({
  out_trade_no: z.string(),
  out_request_no: z.string().min(1).max(64),
  refund_amount: z.string().transform(fenOf),
})

/** A trade, or a refund of it, by its numbers. */
export const namedSchema = z.object({ out_trade_no: z.string(), out_request_no: z.string().optional() })

/** The bill of one day. */
export const billSchema = z.object({ bill_type: z.literal('trade'), bill_date: z.string().regex(/^\d{4}-\d\d-\d\d$/) })

/** What a request carries in its `biz_content`. Throws a `PayRequestError` where that is not of the shape. */
export function parse<T>(schema: z.ZodType<T>, bizContent: string | undefined): T {
  try {
    return schema.parse(JSON.parse(bizContent ?? ''))
  } catch {
    throw new PayRequestError('invalid biz_content')
  }
}
