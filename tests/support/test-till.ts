import { ed25519 } from '@noble/curves/ed25519.js'
import type { OfflineOutcome } from '../../src/contract/offline'
import type { CouponId, RedeemId } from '../../src/domain/ids'
import { EMPTY_JOURNAL, type Journal, noted, type OfflineRedemption, toldOf } from '../../src/domain/offline/journal'
import { judgeOffline } from '../../src/domain/offline/judge-offline'
import { type OfflineKit, openKit } from '../../src/domain/offline/offline-kit'
import { Refusal } from '../../src/domain/refusal'
import { later } from '../../src/domain/time'
import { newId, type TestShop, yuan } from './shop'

const MOST_AT_ONCE = 20

/** A staff phone: its kit and its journal in storage, and no network unless it syncs. */
export class TestTill {
  private storage = JSON.stringify(EMPTY_JOURNAL)
  private kit: OfflineKit | null = null
  /** how far its clock is ahead of the shop's, in milliseconds */
  skewMs = 0

  private constructor(
    private readonly shop: TestShop,
    readonly openid: string,
  ) {}

  static async online(shop: TestShop, openid: string): Promise<TestTill> {
    const till = new TestTill(shop, openid)
    await till.goOnline()
    return till
  }

  /** Read out of storage every time: an app that is killed between any two steps has lost nothing else. */
  get journal(): Journal {
    return JSON.parse(this.storage) as Journal
  }

  async goOnline(): Promise<void> {
    const { kit, shopPublicKey } = await this.shop.call('staff', this.openid, 'offline.kit', {})
    this.kit = openKit(kit, shopPublicKey, ed25519.verify)
  }

  /** Takes a coupon without a network. Its redemption, or the refusal's code. */
  take(code: string, couponId: CouponId, orderFen = yuan(60)): OfflineRedemption | string {
    const { kit, journal } = this
    if (!kit) throw new Error('this till was never online')
    const at = later(this.shop.now, this.skewMs)
    const verdict = judgeOffline(code, orderFen, { kit, journal, verify: ed25519.verify, at })
    if (verdict instanceof Refusal) return verdict.code
    const { discountFen } = verdict
    const title = verdict.title ?? '券'
    const redemption = { redeemId: newId('rdm', at), couponId, title, code, orderFen, discountFen, redeemedAt: at }
    this.storage = JSON.stringify(noted(journal, redemption))
    return redemption
  }

  /** Tells some of what waits, as a rule the oldest. Nothing is forgotten by it. */
  async sync(some: readonly OfflineRedemption[] = this.journal.waiting): Promise<OfflineOutcome[]> {
    const redemptions = some.slice(0, MOST_AT_ONCE).map(({ redeemId, code, orderFen, redeemedAt }) => {
      return { redeemId, code, redeemedAt, ...(orderFen === null ? {} : { orderFen }) }
    })
    if (redemptions.length === 0) return []
    const { outcomes } = await this.shop.call('staff', this.openid, 'offline.sync', { redemptions })
    return outcomes
  }

  forget(outcomes: readonly OfflineOutcome[]): void {
    const told: RedeemId[] = outcomes.map(each => each.redeemId)
    this.storage = JSON.stringify(toldOf(this.journal, told))
  }
}
