import type { PackId } from '../ids'
import { type Account, type AccountKind, accountKind, lotOf, whose } from '../ledger/accounts'
import { type Entry, firstBrokenEntry, genesisHash, type Sha256 } from '../ledger/entry'
import { assertMovements, type Movement } from '../ledger/movement'
import type { Pack } from '../pack/pack'
import { comparePack } from './compare-pack'
import { FactBooks, type Moved } from './fact-books'
import type { AuditRule, Finding } from './finding'
import { HoldBooks } from './hold-books'
import { LotBooks } from './lot-books'

/** With whom a lot or a coupon goes one way, and back at most as far: sales, payments, gifts of bonus, redemptions. */
const comesBack = new Set<AccountKind>([
  ...(['sales', 'wechat_pay', 'alipay', 'unionpay', 'cash', 'pos', 'bonus_granted', 'coupons_redeemed'] as const),
])

/**
 * Replays one pack's entries, one after the other, and holds each against every rule. It goes by movements and accounts
 * alone, so a new kind of entry is audited from its first day. Not the code that wrote the entries: it shares the chart
 * of accounts and the hash with it, and nothing else.
 */
export class PackAudit {
  /** the newest entry that fitted */
  head: { seq: number; hash: string }
  readonly balances = new Map<Account, number>()
  /** all points that the member holds, in however many accounts: kept along, since every entry asks */
  points = 0
  readonly lots = new LotBooks()
  readonly holds = new HoldBooks()
  readonly facts = new FactBooks()
  readonly findings: Finding[] = []
  /** of every entry that fitted, by its place */
  readonly hashes: string[] = []
  /** true once the chain is broken: what comes after proves nothing, so the audit of this pack ends there */
  isBroken = false
  /** by how much the newest entry's word on what the member holds differs from the replay */
  private readonly offBy = { principalFen: 0, bonusFen: 0, points: 0 }
  private readonly commandIds = new Set<string>()
  /** what went between a member's account and each kind of counterpart, with the sign of the first movement */
  private readonly exchanged = new Map<string, { net: number; sign: number }>()

  constructor(
    readonly packId: PackId,
    private readonly sha256: Sha256,
  ) {
    this.head = { seq: 0, hash: genesisHash(packId, sha256) }
  }

  /**
   * The next entry. Whatever stands in it: one that no code of ours wrote is a finding, never an exception. True when it
   * fitted the chain and the chart, so that its movements count.
   */
  take(entry: Entry): boolean {
    if (this.isBroken) return false
    if (!this.follows(entry)) {
      this.isBroken = true
      return false
    }
    this.head = { seq: entry.seq, hash: entry.hash }
    this.hashes.push(entry.hash)
    if (this.commandIds.has(entry.commandId)) this.find(entry.seq, 'command_id', entry.commandId, 'once', 'again')
    this.commandIds.add(entry.commandId)
    if (!this.isOnChart(entry)) return false
    for (const each of this.lots.open(entry)) this.find(entry.seq, 'lot', each.subject, each.expected, each.found)
    const before = { ...this.lots.balance }
    for (const movement of entry.movements) this.move(entry, movement)
    const { principalFen, bonusFen } = this.lots.balance
    const moved = { principalFen: principalFen - before.principalFen, bonusFen: bonusFen - before.bonusFen }
    this.readFacts(entry, moved)
    this.checkAfter(entry)
    return true
  }

  /** The pack as it is stored, after the entries up to its head were taken. */
  compare(pack: Pack): void {
    this.findings.push(...comparePack(this, pack))
  }

  balanceOf(account: Account): number {
    return this.balances.get(account) ?? 0
  }

  private follows(entry: Entry): boolean {
    const seq = this.head.seq + 1
    const isOwn = entry.packId === this.packId
    if (isOwn && firstBrokenEntry([entry], this.head, this.sha256) === null) return true
    const expected = `entry ${seq} after ${this.head.hash.slice(0, 12)}`
    const found = `entry ${entry.seq} after ${String(entry.prevHash).slice(0, 12)}`
    this.find(seq, 'chain', 'entry', expected, found === expected ? 'content that does not have its hash' : found)
    return false
  }

  private isOnChart({ seq, facts, movements }: Entry): boolean {
    try {
      assertMovements(facts.kind, movements)
      return true
    } catch (error) {
      this.find(seq, 'chart', String(facts?.kind), 'movements of the chart', (error as Error).message)
      return false
    }
  }

  private move(entry: Entry, movement: Movement): void {
    const { amount, from, to } = movement
    this.post(entry.seq, from, -amount)
    this.post(entry.seq, to, amount)
    this.exchange(entry.seq, from, to, -amount)
    this.exchange(entry.seq, to, from, amount)
    for (const each of this.lots.move(movement, entry.at)) {
      this.find(entry.seq, each.rule, each.subject, each.expected, each.found)
    }
  }

  private post(seq: number, account: Account, amount: number): void {
    const balance = this.balanceOf(account) + amount
    this.balances.set(account, balance)
    const kind = accountKind(account)
    if (kind === 'points') this.points += amount
    if (whose[kind] !== 'member') return
    if (balance < 0) this.find(seq, 'account', account, 'at least 0', String(balance))
    if (kind === 'coupon' && balance > 1) this.find(seq, 'coupon', account, 'at most 1', String(balance))
  }

  /** A refund gives back at most what was taken, and a lot at most what was paid for it: the net keeps its first sign. */
  private exchange(seq: number, account: Account, counterpart: Account, amount: number): void {
    const kind = accountKind(account)
    if (kind !== 'lot' && kind !== 'coupon') return
    if (!comesBack.has(accountKind(counterpart))) return
    const between = `${account} ${accountKind(counterpart)}`
    const { net, sign } = this.exchanged.get(between) ?? { net: 0, sign: Math.sign(amount) }
    this.exchanged.set(between, { net: net + amount, sign })
    if ((net + amount) * sign < 0) this.find(seq, 'account', between, 'no more back than went', String(net + amount))
  }

  /** What an entry says in words. One that says too little to be read is a finding like every other. */
  private readFacts(entry: Entry, moved: Moved): void {
    try {
      for (const each of this.facts.take(entry, moved)) {
        this.find(entry.seq, each.rule, each.subject, each.expected, each.found)
      }
      for (const each of this.holds.take(entry)) this.find(entry.seq, 'hold', each.subject, each.expected, each.found)
      this.checkKept(entry)
    } catch (error) {
      this.find(entry.seq, 'facts', String(entry.facts?.kind), 'facts of its kind', (error as Error).message)
    }
  }

  /** What holds keep of a lot is there: no other entry takes it. */
  private checkKept({ seq, facts, movements }: Entry): void {
    const touched = new Set(movements.map(({ from }) => lotOf(from)).filter(lotId => lotId !== null))
    if (facts.kind === 'held') for (const { lotId } of facts.lots) touched.add(lotId)
    for (const lotId of touched) {
      const [kept, left] = [this.holds.keptOf(lotId), this.lots.get(lotId)?.leftFen ?? 0]
      if (kept > left) this.find(seq, 'hold', `lot:${lotId}`, `at least ${kept}, which is held`, String(left))
    }
  }

  /** Only the entry at which a difference begins is told; those after it merely carry it on. */
  private checkAfter({ seq, after }: Entry): void {
    const replayed = { ...this.lots.balance, points: this.points }
    for (const field of ['principalFen', 'bonusFen', 'points'] as const) {
      const offBy = Number(after?.[field]) - replayed[field]
      if (!Object.is(offBy, this.offBy[field])) {
        this.find(seq, 'after', field, String(replayed[field] + this.offBy[field]), String(after?.[field]))
      }
      this.offBy[field] = offBy
    }
  }

  /** The points in one of the member's accounts. */
  pointsOf(account: Account): number {
    return this.balances.get(account) ?? 0
  }

  private find(seq: number | null, rule: AuditRule, subject: string, expected: string, found: string): void {
    this.findings.push({ packId: this.packId, seq, rule, subject, expected, found })
  }
}
