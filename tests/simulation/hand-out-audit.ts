import type { Entry } from '../../src/domain/ledger/entry'
import { SIM_STOCK } from './hand-out-intents'
import type { SimulatedShop } from './shop'

const MONTH = 7
const SHOP_AHEAD_MS = 8 * 3_600_000

/** Counts what is handed out, apart from the product: once to each member, and never beyond what there is. */
export class HandOutAudit {
  private readonly had = new Set<string>()
  private readonly byTemplate = new Map<string, number>()

  take({ facts, packId, at }: Entry): string[] {
    if (facts.kind !== 'coupon_claimed') return []
    const { templateId, cameBy } = facts
    const count = (this.byTemplate.get(templateId) ?? 0) + 1
    this.byTemplate.set(templateId, count)
    const most = SIM_STOCK[templateId] ?? Number.POSITIVE_INFINITY
    const wrong = count > most ? [`${count} of ${templateId} were handed out, and there were ${most}`] : []
    // What makes up for a failure comes each week anew.
    if (!cameBy || cameBy.way === 'failed_top_up') return wrong
    const month = new Date(at + SHOP_AHEAD_MS).toISOString().slice(0, MONTH)
    const round = `${packId} ${cameBy.handOutId} ${cameBy.way === 'birthday' ? month : ''}`
    if (this.had.has(round)) wrong.push(`${round}: handed out twice`)
    this.had.add(round)
    return wrong
  }

  /** Once all has come to rest: what is missing in the stocks is what members got. */
  async atRest(shop: SimulatedShop): Promise<string[]> {
    const shards = await shop.everything<{ _id: string; share: number; left: number; pending: object }>('coupon_stock')
    return Object.keys(SIM_STOCK).flatMap(templateId => {
      const mine = shards.filter(({ _id }) => _id.startsWith(`${templateId}:`))
      const taken = mine.reduce((sum, { share, left }) => sum + share - left, 0)
      const pending = mine.flatMap(each => Object.keys(each.pending))
      const given = this.byTemplate.get(templateId) ?? 0
      return taken === given && pending.length === 0
        ? []
        : [`${taken} of ${templateId} were taken, ${given} given, pending ${pending}`]
    })
  }
}
