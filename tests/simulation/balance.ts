import type { Pack } from '../../src/domain/pack/pack'

/** What a pack lets its member spend at a moment, told once more and apart from the product. */
export function balanceAt(pack: Pack, at: number): number {
  let fen = 0
  for (const { lots } of pack.cards) {
    for (const lot of lots) {
      const isOver = lot.kind === 'bonus' && lot.expiresAt !== null && lot.expiresAt <= at
      if (!isOver) fen += lot.leftFen - ((lot as { heldFen?: number }).heldFen ?? 0)
    }
  }
  return fen
}
