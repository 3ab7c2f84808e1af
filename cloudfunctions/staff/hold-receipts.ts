import type { CaptureReceipt, HoldReceipt, HoldView, ReleaseReceipt } from '../../src/contract/charges'
import { deriveId, type HoldId, isId, type PackId } from '../../src/domain/ids'
import { entryDocumentId } from '../../src/domain/ledger/entry'
import { heldBy } from '../../src/domain/pack/hold'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import type { StaffMember } from '../../src/domain/rules/rules'
import type { Committed } from '../_usecases/commit-command'
import { holderName } from '../_usecases/holder-name'
import { saleReceipt, written } from './receipts'

/** The hold that a receipt's id names. Throws HOLD_NOT_OPEN for what names none. */
export function heldAs(receiptId: string): { packId: PackId; holdId: HoldId } {
  const [packId, spendId, ...rest] = receiptId.split(':')
  if (!isId<'pk'>('pk', packId) || !isId<'spd'>('spd', spendId) || rest.length > 0) {
    throw new Refusal('HOLD_NOT_OPEN', {})
  }
  return { packId, holdId: deriveId('hld', spendId) }
}

/** What a store holds of a member's balance, the oldest first. */
export function holdsOf(pack: Pack, { storeId }: StaffMember): HoldView[] {
  return pack.holds
    .filter(({ owner }) => owner.kind === 'till' && owner.storeId === storeId)
    .map(hold => ({
      receiptId: entryDocumentId(pack.packId, deriveId('spd', hold.holdId)),
      amountFen: heldBy(hold),
      heldAt: hold.heldAt,
      until: hold.until,
    }))
}

/** What the till hears of money that is kept. */
export function holdReceipt({ entry, repeated }: Committed): HoldReceipt {
  const { facts, at, packId, commandId } = entry
  if (facts.kind !== 'held') throw new Refusal('CODE_USED', {})
  const { amountFen, until } = facts
  const receiptId = entryDocumentId(packId, commandId)
  return { receiptId, holder: holderName(packId), amountFen, heldAt: at, until, ...written(entry), repeated }
}

/** What the till hears of kept money that paid. */
export function captureReceipt({ entry, repeated }: Committed): CaptureReceipt {
  const { facts } = entry
  if (facts.kind !== 'captured') throw new Refusal('HOLD_NOT_OPEN', {})
  return { ...saleReceipt(entry, facts, repeated), releasedFen: facts.releasedFen }
}

/** What the till hears of kept money that was let go. */
export function releaseReceipt({ entry, repeated }: Committed): ReleaseReceipt {
  const { facts, at, packId } = entry
  if (facts.kind !== 'released') throw new Refusal('HOLD_NOT_OPEN', {})
  return { holder: holderName(packId), amountFen: facts.amountFen, releasedAt: at, ...written(entry), repeated }
}
