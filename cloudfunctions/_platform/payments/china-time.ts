import { type Instant, instant } from '../../../src/domain/time'

const CHINA_OFFSET = 8 * 3_600_000

/** `yyyyMMddHHmmss` in China's time, as WeChat Pay and UnionPay write moments. */
export function chinaDigits(at: Instant): string {
  return new Date(at + CHINA_OFFSET).toISOString().replace(/\D/g, '').slice(0, 14)
}

/** `yyyy-MM-dd HH:mm:ss` in China's time, as Alipay writes moments. */
export function chinaTime(at: Instant): string {
  return new Date(at + CHINA_OFFSET).toISOString().slice(0, 19).replace('T', ' ')
}

/** The instant that either of them names. Throws when it is none. */
export function fromChinaTime(text: string): Instant {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-?(\d\d)-?(\d\d) ?(\d\d):?(\d\d):?(\d\d)$/.exec(text) ?? []
  if (!year) throw new Error(`not a moment of a payment service: ${text.slice(0, 20)}`)
  return instant(
    Date.UTC(+year, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - CHINA_OFFSET,
  )
}
