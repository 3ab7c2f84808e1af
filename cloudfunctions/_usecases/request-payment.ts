import type { ChannelId, ClientKind, PayWay } from '../../src/domain/channels/channel'
import { routeChannels } from '../../src/domain/channels/route'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import type { Payment } from '../../src/domain/top-up/order'
import { log } from '../_platform/log'
import { configuredChannels } from '../_platform/payments/channels'
import { noteFailure, noteSuccess, recentFailures } from '../_platform/payments/health'
import type { PaymentRequest } from '../_platform/payments/payment-port'

/** Who pays, by which way, and how they did so last. */
export interface Payer {
  client: ClientKind
  way: PayWay
  usual: ChannelId | null
}

/**
 * Asks for money by the best channel of the chosen way, and by the next one when that does not answer: nothing is paid
 * before the shopper holds what one of them gave. Throws PAY_WAY_UNAVAILABLE without any channel, PAYMENT_UNAVAILABLE when
 * none answers.
 */
export async function requestPayment(
  request: PaymentRequest,
  payer: Payer,
  at: Instant,
): Promise<{ channel: ChannelId; payment: Payment }> {
  const offered = configuredChannels()
  const { channels, why } = routeChannels(offered, { ...payer, recentFailures: recentFailures(at) })
  // WeChat is what every shop has: without it the deployment is not finished.
  const missing = payer.way === 'wechat' && new Refusal('NOT_CONFIGURED', { missing: 'WECHAT_PAY_SUB_MCH_ID' })
  let refusal: Refusal = missing || new Refusal('PAY_WAY_UNAVAILABLE', {})
  for (const [place, channel] of channels.entries()) {
    const port = offered.find(each => each.channel === channel)?.port
    if (!port) continue
    log('payment channel', { orderId: request.orderId, channel, why: place === 0 ? why : 'fallback' })
    try {
      const payment = await port.request(request)
      noteSuccess(channel)
      return { channel, payment }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'PAYMENT_UNAVAILABLE') throw error
      noteFailure(channel, at)
      refusal = error
    }
  }
  throw refusal
}
