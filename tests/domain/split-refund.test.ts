import fc from 'fast-check'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import type { SaleEntry } from '../../src/domain/ledger/sale-entry'
import { type Fen, fen } from '../../src/domain/money'
import { giveRestBack, splitRefund } from '../../src/domain/pack/give-rest-back'
import { spend } from '../../src/domain/pack/spend'
import { Refusal } from '../../src/domain/refusal'
import { commit, newId, newPack, noon, rules, sha256, toppedUp, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const full = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 30 }).pack

function sold(amountFen: Fen) {
  const spent = commit(spend(full, { amountFen, ...till }, rules, noon), { commandId: newId('spd', noon), at: noon })
  return { pack: spent.pack, sale: spent.entry as SaleEntry }
}

test('the card gets its part back first, and only what goes beyond it goes to WeChat', () => {
  const { sale } = sold(yuan(330))
  const split = (amountFen: Fen) => splitRefund(sale, [], yuan(60), amountFen)
  expect(split(yuan(330))).toEqual({ balanceFen: yuan(330), restFen: 0 })
  expect(split(yuan(331))).toEqual({ balanceFen: yuan(330), restFen: yuan(1) })
  expect(split(yuan(390))).toEqual({ balanceFen: yuan(330), restFen: yuan(60) })
  expect(split(yuan(391))).toMatchObject({ code: 'REFUND_ABOVE_CHARGE', details: { leftFen: yuan(390) } })
})

test('whatever is asked for is split to the fen and never beyond what either paid, or refused', () => {
  const amount = fc.integer({ min: 1, max: 60_000 }).map(fen)
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 20_000 }).map(fen), (amountFen, restLeftFen) => {
      const split = splitRefund(sold(yuan(200)).sale, [], restLeftFen, amountFen)
      if (split instanceof Refusal) return expect(amountFen).toBeGreaterThan(yuan(200) + restLeftFen)
      expect(split.balanceFen + split.restFen).toBe(amountFen)
      expect(split.balanceFen).toBeLessThanOrEqual(yuan(200))
      expect(split.restFen).toBeLessThanOrEqual(restLeftFen)
    }),
  )
})

test('the audit finds a rest that went back although nothing was paid beside the balance', () => {
  const { pack, sale } = sold(yuan(100))
  const wish = { refundId: newId('rft', noon), orderId: newId('ord', noon), refundFen: yuan(5), staffId: 'staff_1' }
  const back = {
    ...{ spendRefundId: newId('rfd', noon), saleId: sale.commandId, storeId: till.storeId, storeName: till.storeName },
    ...{ reason: 'returned' as const, balanceFen: yuan(0) },
  }
  const decided = giveRestBack(pack, { ...wish, sale: back, paidFrom: 'wechat_pay' })
  const committed = commit(decided, { commandId: newId('wdr', noon), at: noon })
  const audit = new PackAudit(pack.packId, sha256)
  for (const entry of committed.pack.recent) audit.take(entry)
  expect(audit.findings).toMatchObject([{ rule: 'account', subject: `${sale.commandId} rest` }])
})
