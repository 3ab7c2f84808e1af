import { type CommandId, isId, type PackId, type SpendRefundId } from '../../src/domain/ids'
import { isRefundOf, isSale, type SaleEntry, type SpendRefundEntry } from '../../src/domain/ledger/sale-entry'
import type { Fen } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { type RefundReason, refundSpend } from '../../src/domain/pack/refund-spend'
import { Refusal } from '../../src/domain/refusal'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { findEntry, refundsOf } from '../_store/entries'
import { type Committed, commitCommand, type PackCommand } from './commit-command'

/** Far more than anybody gives back piece by piece. */
const MOST_REFUNDS = 20

export interface ChargeRefund {
  refundId: SpendRefundId
  /** the sale as its receipt names it: the pack and the command, parted by a colon */
  receiptId: string
  amountFen: Fen
  reason: RefundReason
}

/**
 * Gives a charge of the caller's own store back, all or a part. What was given back before is counted from the ledger after
 * the pack was read, and the pack's version guards the write: two refunds at once cannot share what is left.
 */
export async function refundCharge(
  wish: ChargeRefund,
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<Committed> {
  if (staff.role === 'clerk') throw new Refusal('NOT_ALLOWED', {})
  const { refundId, amountFen, reason } = wish
  const { storeId, staffId } = staff
  return commitCommand(
    cardRefund({ ...saleNamed(wish.receiptId), refundId, amountFen, reason, storeId, staffId }, rules.version, at),
  )
}

export interface CardRefund extends Omit<ChargeRefund, 'receiptId'> {
  packId: PackId
  saleId: CommandId
  storeId: string
  staffId: string
}

/** The command by which a sale, or its part that the balance paid, goes back to the card. */
export function cardRefund(refund: CardRefund, rulesVersion: number, at: Instant): PackCommand {
  const { packId, saleId, refundId, amountFen, reason, storeId, staffId } = refund
  return {
    packId,
    commandId: refundId,
    content: { saleId, amountFen, reason, storeId },
    rulesVersion,
    at,
    decide: async pack => {
      const sale = await saleIn(pack, saleId, at)
      // Another store's sale is as unknown as one that never was.
      if (!sale || sale.facts.storeId !== storeId) return new Refusal('CHARGE_UNKNOWN', {})
      const earlier = await earlierRefunds(pack, sale)
      if (earlier.length >= MOST_REFUNDS) return new Refusal('REFUND_ABOVE_CHARGE', { leftFen: 0 as Fen })
      return refundSpend(pack, { sale, earlier, amountFen, staffId, reason }, at)
    },
  }
}

/** Reads the id of a receipt. Refuses with CHARGE_UNKNOWN what is none of a sale. */
export function saleNamed(receiptId: string): { packId: PackId; saleId: CommandId } {
  const [packId, saleId, ...rest] = receiptId.split(':')
  const readable = isId<'pk'>('pk', packId) && (isId<'spd'>('spd', saleId) || isId<'cap'>('cap', saleId))
  if (!readable || rest.length > 0) throw new Refusal('CHARGE_UNKNOWN', {})
  return { packId, saleId }
}

/** The entry of a sale, from the pack or the ledger; null when there is none. */
export async function saleIn(pack: Pack, saleId: CommandId, at: Instant): Promise<SaleEntry | null> {
  const near = pack.recent.find(entry => entry.commandId === saleId)
  const entry = near ?? (await findEntry(pack.packId, saleId, at))
  return entry && isSale(entry) ? entry : null
}

/**
 * Every refund of a sale that the pack as it was read knows of. Entries leave the pack oldest first and only once they are
 * written, so what is not in the pack any more is in `entries`; and a sale still in the pack has all its refunds with it.
 */
export async function earlierRefunds(pack: Pack, { commandId, seq }: SaleEntry): Promise<SpendRefundEntry[]> {
  const near = pack.recent.filter(entry => isRefundOf(entry, commandId))
  if (pack.recent.some(entry => entry.commandId === commandId)) return near
  const written = await refundsOf(pack.packId, { saleId: commandId, seq }, MOST_REFUNDS)
  const all = [...written.filter(entry => isRefundOf(entry, commandId)), ...near]
  return [...new Map(all.map(entry => [entry.commandId, entry])).values()]
}
