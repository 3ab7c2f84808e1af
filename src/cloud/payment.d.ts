import type { PaymentParameters } from '../contract/top-up'
import type { ClientKind } from '../domain/channels/channel'
import type { CashierPage } from '../domain/top-up/order'

/** Where this app runs: what it can pay by depends on it. */
export declare const CLIENT: ClientKind

/** What the payment sheet told the phone. Only a hint for the screen: whether money moved is asked of the server. */
export type PaymentOutcome = 'paid' | 'cancelled' | 'failed'

/** Opens WeChat Pay over the page and resolves when it closes; never rejects. */
export declare function pay(parameters: PaymentParameters): Promise<PaymentOutcome>

/**
 * Leaves the app for a cashier elsewhere, which leads back to the order's page. Resolves only when the shopper turns round
 * before that; never rejects.
 */
export declare function goToCashier(page: CashierPage): Promise<PaymentOutcome>
