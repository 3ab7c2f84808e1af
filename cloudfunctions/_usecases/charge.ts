import type { PackId, SpendId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import { charge as decide, type ShownPoints } from '../../src/domain/pack/charge'
import type { Order } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'

export interface BestPriceCharge {
  packId: PackId
  /** named by the pay code that was shown: a code pays once */
  spendId: SpendId
  /** from a shared pack: whose payment it is */
  memberPackId?: PackId | undefined
  order: Order
  /** what the till showed; another price is refused */
  expectedPayableFen: Fen
  /** points that are to pay a part, as the till showed them; null: none */
  points: ShownPoints | null
}

/** Charges a member's balance at the best price for the order: coupons, member prices and money in one write. */
export async function chargeBestPrice(
  wish: BestPriceCharge,
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<Committed> {
  const { packId, spendId, memberPackId, order, expectedPayableFen, points } = wish
  const { staffId, storeId } = staff
  const by = { storeId, storeName: storeNameIn(rules)(storeId), staffId, memberPackId }
  const lines = order.lines.map(({ category, unitFen, productId, quantity }) => {
    return { category, unitFen, ...(productId !== null && { productId, quantity }) }
  })
  try {
    return await commitCommand({
      packId,
      commandId: spendId,
      content: { lines, expectedPayableFen, storeId, staffId, ...points },
      rulesVersion: rules.version,
      at,
      decide: pack => decide(pack, { spendId, order, points, expectedPayableFen, by }, rules, at),
    })
  } catch (error) {
    // The id is the pay code's: other content under it means that the code has paid already.
    if (error instanceof Refusal && error.code === 'COMMAND_ID_REUSED') throw new Refusal('CODE_USED', {})
    throw error
  }
}
