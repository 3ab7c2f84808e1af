import { type Entry, type EntryContent, sealEntry } from '../../src/domain/ledger/entry'
import { expireDue } from '../../src/domain/pack/expire'
import type { Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { spend } from '../../src/domain/pack/spend'
import { commit, daysAfter, newId, newPack, noon, rules, sha256, toppedUp, withCoupon, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

/** A life with everything in it: two top-ups, spends, a coupon used, one run out, bonus run out. */
function life(): { pack: Pack; entries: Entry[] } {
  const entries: Entry[] = []
  let pack = newPack()
  const lived = (next: { pack: Pack; entry: Entry }) => {
    pack = { ...next.pack, flushedSeq: next.pack.head.seq }
    entries.push(next.entry)
  }
  lived(toppedUp(pack, { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 30 }))
  lived(toppedUp(pack, { payFen: yuan(800), bonusFen: yuan(120) }))
  for (const amount of [12.5, 8, 30]) {
    const spent = spend(pack, { amountFen: yuan(amount), ...till }, rules, noon)
    lived(commit(spent, { commandId: newId('spd'), at: noon }))
  }
  for (const template of ['off_10', 'pay_90']) {
    const { pack: holding, coupon } = withCoupon(pack, template)
    lived({ pack: holding, entry: holding.recent.at(-1) as Entry })
    if (template === 'pay_90') continue
    const redeemId = newId('rdm')
    const wish = { redeemId, couponId: coupon.couponId, orderFen: yuan(60), ...till }
    lived(commit(redeemCoupon(pack, wish, rules, noon), { commandId: redeemId, at: noon }))
  }
  lived(toppedUp(pack, { payFen: yuan(10), bonusFen: yuan(1), bonusValidDays: 20 }))
  const later = daysAfter(noon, 60)
  lived(commit(expireDue(pack, later), { commandId: newId('exp', later), at: later }))
  return { pack, entries }
}

export const { pack, entries } = life()

/** The entries from one on with a changed content, each re-hashed and re-chained: the best forgery there is. */
export function rewritten(from: number, change: (content: EntryContent) => EntryContent): Entry[] {
  const kept = entries.slice(0, from)
  for (const { hash: _hash, ...content } of entries.slice(from)) {
    const prevHash = kept.at(-1)?.hash ?? content.prevHash
    const changed = kept.length === from ? change(content) : content
    kept.push(sealEntry({ ...changed, prevHash }, sha256))
  }
  return kept
}
