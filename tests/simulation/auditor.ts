import { createHash } from 'node:crypto'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Pack } from '../../src/domain/pack/pack'
import { leftAtClosing } from './closing-audit'
import { HandOutAudit } from './hand-out-audit'
import { type KeptPassword, whyNotReplaced } from './password-audit'
import type { Change } from './shop'
import { worthOf } from './worth'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * People who try a code again and again are no defect of the product, nor is money that was paid at the counter and is given
 * back by hand; everything else that raises an alarm is.
 */
const EXPECTED_ALARM = /"kind":"(codes_guessed|code_tried_again|refund_by_hand)"/

const RULES = new Set(['tiers', 'coupon_templates', 'hand_outs', 'settings'])

/** Documents that say how far something over several documents has come. */
const FLOWS = [
  ...(['orders', 'gifts', 'refunds', 'transfers', 'payments', 'adjustments', 'imported_cards'] as const),
  ...(['offline_claims', 'counter_top_ups', 'coupon_gifts', 'batch_shares', 'closings', 'risk_reviews'] as const),
]
export type Flow = (typeof FLOWS)[number]

export interface FlowDocument {
  progress: { state: string }
  [field: string]: unknown
}

interface Leftover {
  packId: string
  principalFen: number
}

interface Book {
  audit: PackAudit
  entries: Map<string, Entry>
  pack: Pack
  /** what the entries' facts add up to, counted apart from their movements */
  worth: { principalFen: number; bonusFen: number; points: number }
  /** as it was before the newest changes, and after each of them */
  moments: Pack[]
}

/**
 * Watches every write to the database and judges each by itself: packs against a replay of their entries and against a
 * count of their own, entries against what was there before. It shares no memory with the product.
 */
export class Auditor {
  private readonly books = new Map<string, Book>()
  private readonly inserted = new Map<string, string>()
  /** the newest documents of flows, by collection and id */
  readonly flows = new Map<string, Map<string, FlowDocument>>(FLOWS.map(name => [name, new Map()]))
  /** what was given back of each sale, by the entries */
  private readonly givenBack = new Map<string, number>()
  readonly handOuts = new HandOutAudit()
  /** of the closing that is under way, by pack: what only a hand can give back */
  private readonly leftovers = new Map<string, number>()
  private readonly keptPasswords = new Map<string, KeptPassword>()
  entryCount = 0
  /** how many entries of each kind there are */
  readonly kinds = new Map<string, number>()

  /** Takes the writes of a round. Answers everything that must not be. */
  take(changes: readonly Change[]): string[] {
    for (const book of this.books.values()) book.moments = [book.pack]
    return changes.flatMap(change => this.takeOne(change))
  }

  entryOf(packId: string, commandId: string): Entry | undefined {
    return this.books.get(packId)?.entries.get(commandId)
  }

  /** A member's pack as it was before this round and after each of its writes. */
  momentsOf(packId: string): readonly Pack[] {
    return this.books.get(packId)?.moments ?? []
  }

  packOf(packId: string): Pack | undefined {
    return this.books.get(packId)?.pack
  }

  /** In which state a flow's document is. */
  flow(collection: Flow, id: string): string | undefined {
    return this.flows.get(collection)?.get(id)?.progress.state
  }

  get packs(): Pack[] {
    return [...this.books.values()].map(({ pack }) => pack)
  }

  private takeOne({ collection, id, text }: Change): string[] {
    if (collection === 'packs')
      return text === null ? [`pack ${id} was removed`] : this.takePack(JSON.parse(text) as Pack & { _id: string })
    if (collection === 'entries') return this.takeEntry(id, text)
    if (collection === 'alarms' && text !== null && !EXPECTED_ALARM.test(text)) return [`an alarm: ${text}`]
    if (RULES.has(collection) && text?.includes('"_problem"')) return [`a rule of this run is refused: ${text}`]
    if (collection === 'closing_leftovers' && text !== null) this.takeLeftover(JSON.parse(text) as Leftover)
    if (collection === 'pay_passwords' && text !== null) return this.takePassword(JSON.parse(text) as KeptPassword)
    const flows = this.flows.get(collection)
    if (!flows || text === null) return []
    const flow = JSON.parse(text) as FlowDocument
    flows.set(JSON.parse(id) as string, flow)
    return collection === 'closings' && flow.progress.state === 'done' ? this.judgeClosing() : []
  }

  private takeLeftover({ packId, principalFen }: Leftover): void {
    this.leftovers.set(packId, principalFen)
  }

  private judgeClosing(): string[] {
    const packs = [...this.books].map(([packId, { pack }]) => ({ packId, pack }))
    return leftAtClosing(packs, this.leftovers, this.flows.get('refunds') ?? new Map())
  }

  private takePassword(kept: KeptPassword): string[] {
    const before = this.keptPasswords.get(kept._id)
    this.keptPasswords.set(kept._id, kept)
    return whyNotReplaced(before, kept, resetId => this.entryOf(kept._id, resetId.replace('pwr_', 'pwe_')))
  }

  private takePack(pack: Pack & { _id: string }): string[] {
    const packId = pack._id as PackId
    const known = this.books.get(packId)
    const book = known ?? newBook(packId, pack)
    this.books.set(packId, book)
    if (known && pack.version !== known.pack.version + 1) {
      return [`${packId}: version ${pack.version} was written over version ${known.pack.version}`]
    }
    book.pack = pack
    book.moments.push(pack)
    const { audit } = book
    const found = audit.findings.length
    const wrong: string[] = []
    for (const entry of pack.recent) {
      if (entry.seq <= audit.head.seq) continue
      audit.take(entry)
      book.entries.set(entry.commandId, entry)
      this.entryCount += 1
      this.kinds.set(entry.facts.kind, (this.kinds.get(entry.facts.kind) ?? 0) + 1)
      wrong.push(...judgeWorth(book, entry), ...this.judgeGivenBack(book, entry), ...this.handOuts.take(entry))
    }
    audit.compare({ ...pack, packId })
    wrong.push(...audit.findings.slice(found).map(finding => JSON.stringify(finding)))
    return wrong
  }

  /** No more comes back of a sale than was paid for it, however many refunds there are. */
  private judgeGivenBack({ entries }: Book, { facts, packId }: Entry): string[] {
    if (facts.kind !== 'spend_refunded') return []
    const key = `${packId}:${facts.saleId}`
    const total = (this.givenBack.get(key) ?? 0) + facts.amountFen
    this.givenBack.set(key, total)
    const sale = entries.get(facts.saleId)?.facts
    const paid = sale?.kind === 'spent' || sale?.kind === 'captured' ? sale.amountFen : 0
    return total <= paid && facts.refundedFen === total ? [] : [`${key}: ${total} of ${paid} was given back`]
  }

  private takeEntry(id: string, text: string | null): string[] {
    const before = this.inserted.get(id)
    if (text === null || before !== undefined) return [`entry ${id} was ${text === null ? 'removed' : 'written twice'}`]
    const { hash, packId, commandId } = JSON.parse(text) as Entry
    this.inserted.set(id, hash)
    const inPack = this.entryOf(packId, commandId)
    return inPack?.hash === hash ? [] : [`entry ${id} is not what its pack said: ${text}`]
  }

  /** Entries that their packs made and that did not reach the ledger. */
  get missing(): string[] {
    const all = [...this.books].flatMap(([packId, { entries }]) => [...entries.keys()].map(key => `"${packId}:${key}"`))
    return all.filter(id => !this.inserted.has(id))
  }
}

function newBook(packId: PackId, pack: Pack): Book {
  const worth = { principalFen: 0, bonusFen: 0, points: 0 }
  return { audit: new PackAudit(packId, sha256), entries: new Map(), pack, worth, moments: [] }
}

/** Holds an entry against what its own facts say it changed. */
function judgeWorth({ worth }: Book, entry: Entry): string[] {
  const change = worthOf(entry)
  // Of a kind that nobody has described here, only the movements are judged.
  if (!change) Object.assign(worth, entry.after)
  else {
    worth.principalFen += change.principalFen
    worth.bonusFen += change.bonusFen
    worth.points += change.points
  }
  const { principalFen, bonusFen, points } = entry.after
  const same = worth.principalFen === principalFen && worth.bonusFen === bonusFen && worth.points === points
  return same
    ? []
    : [`${entry.packId} ${entry.seq}: its facts come to ${JSON.stringify(worth)}: ${JSON.stringify(entry)}`]
}
