import { askShopper } from '../../cloud/client'
import { keepTokens } from '../../cloud/coupon-tokens'
import { shelf } from '../../cloud/memory'
import { useAnswer } from '../../cloud/useAnswer'
import type { Wallet } from '../../contract/coupons'

const lastSeen = shelf<Wallet>('wallet', 4)

/** The member's coupons; what this phone saw last stands there at once. */
export function useWallet() {
  return useAnswer<Wallet>(async () => {
    const wallet = await askShopper('coupons.wallet', {})
    lastSeen.write(wallet)
    void keepTokens(wallet.usable.map(({ couponId }) => couponId))
    return wallet
  }, lastSeen.read())
}
