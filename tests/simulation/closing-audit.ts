import type { Pack } from '../../src/domain/pack/pack'
import type { FlowDocument } from './auditor'

/** What the shop pays back by hand: such a refund keeps its money held until somebody has. */
export function isLeftToHand(refund: FlowDocument | undefined): boolean {
  return refund?.progress.state === 'manual'
}

/**
 * When a closing is done: what was paid and not used has gone back, is held for a refund by hand, or is listed as something
 * that only a hand can give back. `leftovers` are the listed sums by pack. What comes back to a top-up that was paid back to
 * the last fen is owed to nobody.
 */
export function leftAtClosing(
  packs: readonly { packId: string; pack: Pack }[],
  leftovers: ReadonlyMap<string, number>,
  refunds: ReadonlyMap<string, FlowDocument>,
): string[] {
  const settled = lotsPaidBackWhole(refunds)
  return packs.flatMap(({ packId, pack }) => {
    const lots = pack.cards.flatMap(card => card.lots)
    const principal = lots.filter(({ kind, lotId }) => kind === 'principal' && !settled.has(lotId))
    const byHand = pack.holds.filter(
      ({ owner }) => owner.kind === 'refund' && isLeftToHand(refunds.get(owner.refundId)),
    )
    const held = byHand.flatMap(({ lots }) => lots).filter(({ lotId }) => principal.some(each => each.lotId === lotId))
    const leftFen = principal.reduce((sum, lot) => sum + lot.leftFen, 0)
    const heldFen = held.reduce((sum, { fen }) => sum + fen, 0)
    const listedFen = leftovers.get(packId) ?? 0
    return leftFen - heldFen === listedFen
      ? []
      : [`${packId}: the closing is done, ${leftFen} was paid and is left, ${heldFen} held, ${listedFen} listed`]
  })
}

/** The principal of top-ups of which everything that was paid went back. */
function lotsPaidBackWhole(refunds: ReadonlyMap<string, FlowDocument>): Set<string> {
  const owed = new Map<string, number>()
  for (const { orderId, paidFen, refundFen, progress } of refunds.values()) {
    if (progress.state !== 'refunded' && progress.state !== 'paid_by_hand') continue
    const lotId = String(orderId).replace('ord_', 'lot_')
    owed.set(lotId, (owed.get(lotId) ?? Number(paidFen)) - Number(refundFen))
  }
  return new Set([...owed].filter(([, fen]) => fen === 0).map(([lotId]) => lotId))
}
