import { sha256 } from '../src/cloud/sha256'
import type { LotId, OrderId, PackId, SpendId } from '../src/domain/ids'
import { type Entry, genesisHash, sealEntry } from '../src/domain/ledger/entry'
import { ChainCheck } from '../src/domain/ledger/verify-chain'
import { fen } from '../src/domain/money'
import { instant } from '../src/domain/time'

/** Times the phone's re-computation of one long chain: hashes, links and balances of every entry; prints one JSON object. */

const ENTRIES = 1_000
const ROUNDS = 3
const packId = 'pk_00000000000000000000000000' as PackId
const at = 1_795_320_000_000

const topUp = {
  orderId: 'ord_01M80VEQXRJJT4JECFF3GD37JH' as OrderId,
  tierId: 'tier_800',
  bonusExpiresAt: null,
  channel: 'wechat',
  transactionId: '4200001234202611221234567890',
} as const

/** A top-up and then charges, each with the members that the product's entries have. */
function chain(): Entry[] {
  const lotId = 'lot_01M80VEQXRJJT4JECFF3GD37JH' as LotId
  const entries: Entry[] = []
  let prevHash = genesisHash(packId, sha256)
  for (let seq = 1; seq <= ENTRIES; seq++) {
    const principalFen = fen(ENTRIES * 100 - (seq - 1) * 100)
    const points = seq - 1
    const after = { principalFen, bonusFen: fen(0), points }
    const commandId = `spd_01M80VEQXRJJT4JECFF3${String(seq).padStart(6, '0')}` as SpendId
    const common = {
      packId,
      seq,
      commandId,
      inputHash: prevHash,
      at: instant(at + seq * 60_000),
      rulesVersion: 7,
      after,
    }
    const spent = { amountFen: fen(100), principalFen: fen(100), bonusFen: fen(0), pointsEarned: 1 }
    const entry = sealEntry(
      seq === 1
        ? {
            ...common,
            prevHash,
            facts: { kind: 'top_up_settled', payFen: principalFen, bonusFen: fen(0), ...topUp },
            movements: [{ unit: 'fen', amount: principalFen, from: 'wechat_pay', to: `lot:${lotId}` }],
            opened: [{ lotId, kind: 'principal', expiresAt: null }],
          }
        : {
            ...common,
            prevHash,
            facts: {
              kind: 'spent',
              storeId: 'store_nanshan',
              storeName: '南山店',
              staffId: 'staff_1',
              ...spent,
            } as never,
            movements: [
              { unit: 'fen', amount: 100, from: `lot:${lotId}`, to: 'sales:store_nanshan' },
              { unit: 'points', amount: 1, from: 'points_granted', to: 'points' },
            ],
          },
      sha256,
    )
    entries.push(entry)
    prevHash = entry.hash
  }
  return entries
}

const entries = chain()
const times: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const started = performance.now()
  const check = new ChainCheck(packId, [], sha256)
  const broken = check.take(entries)
  if (broken) throw new Error(`the chain does not verify: ${JSON.stringify(broken)}`)
  times.push(performance.now() - started)
}
times.sort((a, b) => a - b)
process.stdout.write(JSON.stringify({ perSecond: (ENTRIES / (times[1] ?? Number.NaN)) * 1000 }))
