import type { LotId } from '../ids'
import { type Account, accountKind, lotOf } from '../ledger/accounts'
import type { Entry, OpenedLot } from '../ledger/entry'
import type { Movement } from '../ledger/movement'
import type { Instant } from '../time'
import type { AuditRule } from './finding'

export interface Difference {
  subject: string
  expected: string
  found: string
}

interface LotBook {
  kind: OpenedLot['kind']
  /** undefined: the entry that opened it was written before entries said so */
  expiresAt: Instant | null | undefined
  leftFen: number
  /** what the entry that opened it put in: never more is in it */
  creditedFen: number
  openedAt: Instant
}

/** Every lot that a pack ever had, by what its entries say. */
export class LotBooks {
  private readonly books = new Map<LotId, LotBook>()
  /** sums over all lots, kept along */
  readonly balance = { principalFen: 0, bonusFen: 0 }

  get(lotId: LotId): LotBook | undefined {
    return this.books.get(lotId)
  }

  /** Lots with something in them. */
  get live(): [LotId, LotBook][] {
    return [...this.books].filter(([, { leftFen }]) => leftFen !== 0)
  }

  /** Notes the lots that an entry credits. A lot that is credited again must be what it was. */
  open({ opened = [], movements, at }: Entry): Difference[] {
    const differences: Difference[] = []
    const fresh = (lotId: LotId) => {
      const credits = movements.filter(({ to }) => to === `lot:${lotId}`)
      return { leftFen: 0, creditedFen: credits.reduce((sum, { amount }) => sum + amount, 0), openedAt: at }
    }
    for (const { lotId, kind, expiresAt } of opened) {
      const there = this.books.get(lotId)
      if (!there) this.books.set(lotId, { kind, expiresAt, ...fresh(lotId) })
      else if (there.kind !== kind || (there.expiresAt !== undefined && there.expiresAt !== expiresAt)) {
        const expected = termsText(there)
        differences.push({ subject: lotId, expected, found: termsText({ kind, expiresAt }) })
      }
      if (kind === 'principal' && expiresAt !== null) {
        differences.push({ subject: lotId, expected: 'principal never expires', found: String(expiresAt) })
      }
    }
    // Entries of the first version did not name what they opened: what was paid is principal, the rest is bonus.
    for (const { from, to } of movements) {
      const lotId = lotOf(to)
      if (lotId === null || this.books.has(lotId)) continue
      const kind = from === 'wechat_pay' ? 'principal' : 'bonus'
      this.books.set(lotId, { kind, expiresAt: kind === 'principal' ? null : undefined, ...fresh(lotId) })
    }
    return differences
  }

  move({ amount, from, to }: Movement, at: Instant): (Difference & { rule: AuditRule })[] {
    const differences: (Difference & { rule: AuditRule })[] = []
    const source = this.post(from, -amount)
    const target = this.post(to, amount)
    if (target && target.leftFen > target.creditedFen) {
      const expected = `at most ${target.creditedFen}`
      differences.push({ rule: 'lot', subject: to, expected, found: String(target.leftFen) })
    }
    if (source?.kind === 'principal' && accountKind(to) === 'bonus_exchanged') {
      differences.push({ rule: 'lot', subject: from, expected: 'principal stays', found: `${amount} exchanged` })
    }
    if (source && accountKind(to) === 'bonus_expired') {
      const isEarly = typeof source.expiresAt === 'number' && at < source.expiresAt
      if (source.kind === 'principal' || isEarly) {
        const found = `${amount} expired at ${at}`
        differences.push({ rule: 'lot', subject: from, expected: termsText(source), found })
      }
    }
    return differences
  }

  private post(account: Account, amount: number): LotBook | null {
    const lotId = lotOf(account)
    const book = lotId === null ? undefined : this.books.get(lotId)
    if (!book) return null
    book.leftFen += amount
    this.balance[book.kind === 'principal' ? 'principalFen' : 'bonusFen'] += amount
    return book
  }
}

function termsText({ kind, expiresAt }: Pick<LotBook, 'kind' | 'expiresAt'>): string {
  return `${kind} until ${expiresAt ?? 'never'}`
}
