import type { ChannelFacts } from '../../../src/domain/channels/channel'
import type { PaymentPort } from './payment-port'

/** A payment channel: what is known of it, whether this deployment has what it needs, and how it is spoken to. */
export interface PaymentChannel extends ChannelFacts {
  isConfigured(): boolean
  port: PaymentPort
}
