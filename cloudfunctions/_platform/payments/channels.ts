import type { ChannelId } from '../../../src/domain/channels/channel'
import { Refusal } from '../../../src/domain/refusal'
import { alipay } from './alipay'
import type { PaymentChannel } from './channel'
import { cloudPay } from './cloud-pay'
import type { PaymentPort } from './payment-port'
import { unionpay } from './unionpay'
import { wechatV3 } from './wechat-v3'

/** Every channel there is, in the order in which equals are asked. A new one is a file of its own and a line here. */
const channels: readonly PaymentChannel[] = [cloudPay, wechatV3, alipay, unionpay]

/** Those that this deployment can use: one without its keys is not offered. */
export function configuredChannels(): PaymentChannel[] {
  return channels.filter(channel => channel.isConfigured())
}

/** How to ask about an order: by the channel it was to be paid by. Orders from before there were several have none. */
export function portOf(channel: ChannelId | null): PaymentPort {
  const found = channels.find(each => each.channel === (channel ?? 'wechat_cloud'))
  if (!found) throw new Refusal('PAYMENT_UNAVAILABLE', { reason: '支付方式已停用' })
  return found.port
}

/** The channel that is told of by a name in an address; null for any other, and for one without its keys. */
export function channelNamed(name: string): PaymentChannel | null {
  return configuredChannels().find(each => each.channel === name) ?? null
}
