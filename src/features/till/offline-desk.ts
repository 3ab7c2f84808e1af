import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { loadEd25519 } from '../../cloud/load-ed25519'
import { shelf } from '../../cloud/memory'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { OfflineOutcome } from '../../contract/offline'
import type { RedeemId } from '../../domain/ids'
import type { Fen } from '../../domain/money'
import { EMPTY_JOURNAL, type Journal, noted, type OfflineRedemption, toldOf } from '../../domain/offline/journal'
import {
  judgeUse,
  type OfflineCoupon,
  type OfflineTill,
  type OfflineVerdict,
  recogniseOffline,
} from '../../domain/offline/judge-offline'
import { type OfflineKit, openKit } from '../../domain/offline/offline-kit'
import { Refusal } from '../../domain/refusal'
import { type Instant, later, MINUTE } from '../../domain/time'

/** The shop's word for the time without a network, as it lies in storage: signed, and with the key pinned that signed it. */
interface KeptKit {
  sealed: string
  shopPublicKey: string
  fetchedAt: Instant
}

/** What became of a redemption that was told. */
export interface Told {
  redeemId: RedeemId
  title: string
  discountFen: Fen | null
  redeemedAt: Instant
  outcome: OfflineOutcome['outcome']
}

/** What the till's screens show of it. */
export interface Desk {
  journal: Journal
  /** newest first */
  told: Told[]
  kitFetchedAt: Instant | null
  telling: boolean
  /** why the newest telling did not get through; null when it did, or none was needed */
  trouble: Trouble | null
}

const kits = shelf<KeptKit>('offline-kit', 1)
const journals = shelf<Journal>('till-journal', 1)
const results = shelf<Told[]>('till-told', 1)

/** A kit younger than this is fresh enough; younger than the server's 24 hours by far. */
const KIT_AGE = 10 * MINUTE
const MOST_TOLD_AT_ONCE = 20
const MOST_RESULTS = 100

/**
 * The part of the till that works without a network. Everything it holds lies in storage, and a redemption is written there
 * before anybody hears a yes: an app that is killed forgets nothing.
 */
class OfflineDesk {
  private state: Desk | null = null
  private readonly listeners = new Set<() => void>()
  private kit: { sealed: string; opened: OfflineKit } | null = null

  get = (): Desk => {
    this.state ??= {
      journal: journals.read() ?? EMPTY_JOURNAL,
      told: results.read() ?? [],
      kitFetchedAt: kits.read()?.fetchedAt ?? null,
      telling: false,
      trouble: null,
    }
    return this.state
  }

  watch = (changed: () => void): (() => void) => {
    this.listeners.add(changed)
    return () => this.listeners.delete(changed)
  }

  /** Fetches a fresh kit where the held one has become old. Never rejects: the old one stays good for a day. */
  async refreshKit(): Promise<void> {
    const held = kits.read()
    if (held && serverNow() < later(held.fetchedAt, KIT_AGE)) return
    try {
      const { kit: sealed, shopPublicKey } = await askStaff('offline.kit', {})
      const fetchedAt = serverNow()
      kits.write({ sealed, shopPublicKey, fetchedAt })
      this.show({ kitFetchedAt: fetchedAt })
      // The library that checks signatures comes over the network too, where this is a web page.
      await this.openKit()
    } catch {
      // Said on the screen by the kit's age.
    }
  }

  /** The kit, when it is the shop's; null when there is none. */
  async openKit(): Promise<OfflineKit | null> {
    const held = kits.read()
    if (!held) return null
    if (this.kit?.sealed === held.sealed) return this.kit.opened
    const ed25519 = await loadEd25519()
    const opened = ed25519 && openKit(held.sealed, held.shopPublicKey, ed25519.verify)
    this.kit = opened && { sealed: held.sealed, opened }
    return opened
  }

  async recognise(code: string, at: Instant): Promise<OfflineCoupon | Refusal> {
    const till = await this.till(at)
    return till ? recogniseOffline(code, till) : new Refusal('OFFLINE_KIT_OLD', {})
  }

  async judge(known: OfflineCoupon, orderFen: Fen | null, at: Instant): Promise<OfflineVerdict | Refusal> {
    const till = await this.till(at)
    return till ? judgeUse(known, orderFen, till) : new Refusal('OFFLINE_KIT_OLD', {})
  }

  private async till(at: Instant): Promise<OfflineTill | null> {
    const [kit, ed25519] = await Promise.all([this.openKit(), loadEd25519()])
    return kit && ed25519 && { kit, journal: this.get().journal, verify: ed25519.verify, at }
  }

  /** Writes a redemption down. Throws when the phone cannot keep it: then it has not happened. */
  note(redemption: OfflineRedemption): void {
    const journal = noted(this.get().journal, redemption)
    journals.write(journal)
    this.show({ journal })
  }

  /** Tells the shop everything that waits, oldest first. Told twice, each is done once. Never rejects. */
  async tell(): Promise<void> {
    if (this.get().telling || this.tellable().length === 0) return
    this.show({ telling: true, trouble: null })
    try {
      while (this.tellable().length > 0) await this.tellSome()
    } catch (error) {
      this.show({ trouble: troubleOf(error) })
    } finally {
      this.show({ telling: false })
    }
  }

  /** Without what was written down by a clock that ran ahead: the shop believes nothing of the future, so that waits for its time. */
  private tellable(): OfflineRedemption[] {
    return this.get().journal.waiting.filter(each => !isAhead(each))
  }

  private async tellSome(): Promise<void> {
    const some = this.tellable().slice(0, MOST_TOLD_AT_ONCE)
    const redemptions = some.map(({ redeemId, code, orderFen, redeemedAt }) => {
      return { redeemId, code, redeemedAt, ...(orderFen === null ? {} : { orderFen }) }
    })
    const { outcomes } = await askStaff('offline.sync', { redemptions })
    const told = outcomes.flatMap(({ redeemId, outcome }): Told[] => {
      const redemption = some.find(each => each.redeemId === redeemId)
      // That the clock ran ahead is often known from this very answer.
      if (!redemption || (outcome.state === 'refused' && isAhead(redemption))) return []
      const { title, discountFen, redeemedAt } = redemption
      return [{ redeemId, title, discountFen, redeemedAt, outcome }]
    })
    if (told.length === 0 && !some.every(isAhead)) throw new Error('the shop answered for none of what it was told')
    // The results first: killed between the two, it is told once more and answered the same.
    const known = new Set(told.map(each => each.redeemId))
    const all = [...told.reverse(), ...this.get().told.filter(each => !known.has(each.redeemId))].slice(0, MOST_RESULTS)
    results.write(all)
    const journal = toldOf(this.get().journal, [...known])
    journals.write(journal)
    this.show({ told: all, journal })
  }

  private show(change: Partial<Desk>): void {
    this.state = { ...this.get(), ...change }
    for (const listener of this.listeners) listener()
  }
}

/** As far as a command id may be from the future. */
const CLOCK_TOLERANCE = 2 * MINUTE

function isAhead({ redeemedAt }: OfflineRedemption): boolean {
  return redeemedAt > later(serverNow(), CLOCK_TOLERANCE)
}

/** The one of this phone. */
export const offlineDesk = new OfflineDesk()
