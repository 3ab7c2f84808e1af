import { type KnownHead, withHead } from '../domain/ledger/verify-chain'
import type { KnownRoot } from '../domain/ledger/verify-days'
import { shelf } from './memory'

/** What this phone has seen of the ledger: nobody else can change it, so a ledger that was rewritten does not fit it. */
interface LedgerMemory {
  heads: KnownHead[]
  root: KnownRoot | null
}

const kept = shelf<LedgerMemory>('ledger', 1)

/** What this phone has seen of the ledger until now. */
export function rememberedLedger(): LedgerMemory {
  return kept.read() ?? { heads: [], root: null }
}

/** Remembers the newest entry that the card names, each time the card is shown. */
export function rememberHead(head: KnownHead): void {
  const memory = rememberedLedger()
  kept.write({ ...memory, heads: withHead(memory.heads, head) })
}

/** Remembers the newest published day, once everything was found to fit it. */
export function rememberRoot(root: KnownRoot): void {
  kept.write({ ...rememberedLedger(), root })
}
