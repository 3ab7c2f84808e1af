import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { rememberedLedger, rememberHead, rememberRoot } from '../../cloud/ledger-memory'
import { sha256 } from '../../cloud/sha256'
import type { DayRoot } from '../../domain/ledger/day-root'
import { type BrokenEntry, ChainCheck, type KnownHead } from '../../domain/ledger/verify-chain'
import { type BrokenDay, checkDays, isLeafOf } from '../../domain/ledger/verify-days'
import { addDays, type Instant, type ShopDay } from '../../domain/time'

/** What the phone found, and against what it compared. */
export type Verdict =
  | {
      verdict: 'whole'
      entries: number
      /** null when there is no entry yet */
      span: { from: Instant; until: Instant } | null
      /** since when this phone remembers places of the chain; null when this was the first time */
      knownSince: Instant | null
      /** days of the member's own that are shown to be in published roots, and the row of published days */
      days: { proven: number; waiting: number; row: { from: ShopDay; until: ShopDay } | null }
    }
  | { verdict: 'broken_entry'; broken: BrokenEntry; wholeBefore: number }
  | { verdict: 'broken_day'; broken: BrokenDay; wholeBefore: number }

export interface Progress {
  checked: number
  of: number
}

/** How many entries are hashed before the screen gets its turn. */
const ENTRIES_PER_TURN = 20
const DAYS_PER_CALL = 31

/**
 * Re-computes the member's whole ledger on this phone: every entry from the first on, then the published days, then that
 * each day's last entry is in its root. What fits is remembered for the next time. Rejects with Trouble without a network.
 */
export async function verifyLedger(report: (progress: Progress) => void): Promise<Verdict> {
  const memory = rememberedLedger()
  const chain = await checkChain(memory.heads, report)
  if (chain.verdict) return chain
  const { check, packId, head, span } = chain
  const [firstDay] = check.lastOfDay.keys()
  const roots = firstDay ? await rootsFrom(firstDay) : []
  const brokenDay = checkDays(roots, memory.root, sha256)
  if (brokenDay) return { verdict: 'broken_day', broken: brokenDay, wholeBefore: check.seq }
  const byDay = new Map(roots.map(root => [root.day, root]))
  const published = [...check.lastOfDay].filter(([day]) => byDay.has(day))
  for (let from = 0; from < published.length; from += DAYS_PER_CALL) {
    const days = published.slice(from, from + DAYS_PER_CALL)
    const { proofs } = await askShopper('statement.proofs', { days: days.map(([day]) => day) })
    for (const [day, last] of days) {
      const root = byDay.get(day)
      const inclusion = proofs.find(proof => proof.day === day)?.inclusion ?? null
      if (root && isLeafOf(packId, last, inclusion, root, sha256)) continue
      const broken: BrokenEntry = { seq: last.seq, fault: 'not_in_root', entry: last }
      return { verdict: 'broken_entry', broken, wholeBefore: last.seq - 1 }
    }
  }
  const newest = roots[roots.length - 1]
  rememberHead({ ...head, seenAt: serverNow() })
  if (newest) rememberRoot({ day: newest.day, root: newest.root, seenAt: serverNow() })
  return {
    verdict: 'whole',
    entries: check.seq,
    span,
    knownSince: memory.heads[0]?.seenAt ?? null,
    days: {
      proven: published.length,
      waiting: check.lastOfDay.size - published.length,
      row: roots[0] && newest ? { from: roots[0].day, until: newest.day } : null,
    },
  }
}

/** Every entry, page by page, from the first to the one that the card names as its newest. */
async function checkChain(heads: readonly KnownHead[], report: (progress: Progress) => void) {
  let page = await askShopper('statement.chain', { after: 0 })
  const check = new ChainCheck(page.packId, heads, sha256)
  let from: Instant | null = null
  let until: Instant | null = null
  for (;;) {
    for (let turn = 0; turn < page.entries.length; turn += ENTRIES_PER_TURN) {
      const entries = page.entries.slice(turn, turn + ENTRIES_PER_TURN)
      const broken = check.take(entries)
      if (broken) return { verdict: 'broken_entry' as const, broken, wholeBefore: Math.max(0, broken.seq - 1) }
      from ??= entries[0]?.at ?? null
      until = entries[entries.length - 1]?.at ?? until
      report({ checked: check.seq, of: Math.max(page.head.seq, check.seq) })
      await new Promise(resolve => setTimeout(resolve, 0))
    }
    if (!page.more) break
    page = await askShopper('statement.chain', { after: check.seq })
  }
  const broken = check.end(page.head)
  if (broken) return { verdict: 'broken_entry' as const, broken, wholeBefore: Math.max(0, broken.seq - 1) }
  const span = from !== null && until !== null ? { from, until } : null
  return { check, packId: page.packId, head: page.head, span }
}

/** The published days from one on. */
async function rootsFrom(first: ShopDay): Promise<DayRoot[]> {
  const roots: DayRoot[] = []
  for (let after = addDays(first, -1); ; ) {
    const page = await askShopper('statement.roots', { after })
    roots.push(...page.roots)
    const last = page.roots[page.roots.length - 1]
    if (!page.more || !last) return roots
    after = last.day
  }
}
