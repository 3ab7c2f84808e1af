import { createHash } from 'node:crypto'
import { makeId, type OrderId, type PackId } from '../src/domain/ids'
import { fen } from '../src/domain/money'
import { openPack, type Pack } from '../src/domain/pack/pack'
import { settleTopUp } from '../src/domain/pack/settle-top-up'
import { spend } from '../src/domain/pack/spend'
import { Refusal } from '../src/domain/refusal'
import { draftFrom } from '../src/domain/rules/publish'
import type { RawRules } from '../src/domain/rules/raw-rules'
import type { Rules } from '../src/domain/rules/rules'
import { instant } from '../src/domain/time'
import { type Figure, figure, median, type Part } from './figure'

const ROUNDS = 30
const SPENDS_PER_ROUND = 1000
const TOP_UPS = 10
const at = instant(Date.UTC(2026, 10, 22, 4))

function rulesToMeasure(): Rules {
  const settings = [{ _id: 'shop', shopName: '测量店', legalForm: '个体工商户' }]
  const stores = [{ _id: 'store_1', name: '一号店' }]
  const none = {
    tiers: [],
    coupon_templates: [],
    hand_outs: [],
    staff: [],
    plans: [],
    price_rules: [],
    products: [],
    faq: [],
  }
  const raw: RawRules = { settings, stores, ...none }
  const { published, problems } = draftFrom(raw, null, at)
  if (!published) throw new Error(JSON.stringify(problems))
  return published.rules
}

/** A pack with a score of lots, as an eager member has it. */
function packToMeasure(): Pack {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  let pack = openPack(`pk_${'0'.repeat(26)}` as PackId, 'named', at, sha256)
  for (let n = 0; n < TOP_UPS; n++) {
    const orderId: OrderId = makeId('ord', at, new Uint8Array(10).fill(n))
    const quote = { tierId: 'tier_1', payFen: fen(30_000), bonusFen: fen(3_000), bonusValidDays: 365, rulesVersion: 1 }
    pack = settleTopUp(pack, { orderId, quote, transactionId: '1', paidAt: at }, at).pack
  }
  return pack
}

/** The pure decision alone: no hash, no seal, no cloud. */
export const domain: Part = {
  names: ['domain.spend_us'],
  async *measure(): AsyncGenerator<Figure> {
    const [rules, pack] = [rulesToMeasure(), packToMeasure()]
    const sale = { amountFen: fen(4_800), storeId: 'store_1', storeName: '一号店', staffId: 'staff_1' }
    const rounds: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const startedAt = performance.now()
      for (let n = 0; n < SPENDS_PER_ROUND; n++) {
        if (spend(pack, sale, rules, at) instanceof Refusal) throw new Error('a refusal is not what is being measured')
      }
      rounds.push(((performance.now() - startedAt) * 1000) / SPENDS_PER_ROUND)
    }
    yield figure('domain.spend_us', median(rounds), 'us')
  },
}
