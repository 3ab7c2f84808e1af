import type { Cashier, PayService } from './cashier'
import type { Notices } from './notices'
import type { PayStore } from './pay-store'

/** One payment service of the sandbox: its books, where payers pay, and how it tells of it. */
export interface Service {
  service: PayService
  store: PayStore
  cashier: Cashier
  notices: Notices
}
