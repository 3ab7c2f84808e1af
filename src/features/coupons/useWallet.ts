import { askShopper } from '../../cloud/client'
import { shelf } from '../../cloud/memory'
import { useAnswer } from '../../cloud/useAnswer'
import type { Wallet } from '../../contract/shopper'

const lastSeen = shelf<Wallet>('wallet', 1)

/** The member's coupons; what this phone saw last stands there at once. */
export function useWallet() {
  return useAnswer<Wallet>(async () => {
    const wallet = await askShopper('coupons.wallet', {})
    lastSeen.write(wallet)
    return wallet
  }, lastSeen.read())
}
