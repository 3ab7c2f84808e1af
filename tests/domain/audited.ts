import { PackAudit } from '../../src/domain/audit/pack-audit'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Pack } from '../../src/domain/pack/pack'
import { packIdOf, sha256 } from './given'

/** The audit of one pack's entries, and of what the pack itself keeps where it is given. */
export function audited(entries: readonly Entry[], against: Pack | null): PackAudit {
  const audit = new PackAudit(packIdOf('somebody'), sha256)
  for (const entry of entries) audit.take(entry)
  if (against) audit.compare(against)
  return audit
}

/** A pack whose first lot keeps something else. */
export function withFirstLot(pack: Pack, change: object): Pack {
  const [main] = pack.cards
  const [lot, ...others] = main.lots
  if (!lot) throw new Error('no money is left in it')
  return { ...pack, cards: [{ ...main, lots: [{ ...lot, ...change }, ...others] }] }
}
