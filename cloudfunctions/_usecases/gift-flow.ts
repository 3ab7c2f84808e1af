import { type GiftState, type ReturnReason, whyNotClaimed } from '../../src/domain/gifts/gift'
import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { loadPack } from '../_store/packs'
import { changePack } from './change-pack'
import { commitCommand, type PackCommand } from './commit-command'
import type { AnyGift, GiftKind, WishFor } from './gift-kind'
import { openPack } from './open-pack'
import { voidCommand } from './void-command'

type Claimed<Parts> = Extract<GiftState<Parts>, { state: 'claimed' }>

/** The way that every gift goes, whatever is given: its own document first, then one step after another, each once. */
export class GiftFlow<Parts, G extends AnyGift<Parts>, Wish extends WishFor<G>> {
  constructor(private readonly kind: GiftKind<Parts, G, Wish>) {}

  /** Gives something away. The gift is named on the phone: a lost answer is asked for again, nothing is given twice. */
  async give(wish: Wish, rulesVersion: number, at: Instant): Promise<G> {
    const [there, pack] = await Promise.all([this.kind.find(wish), loadPack(wish.giverPackId, at)])
    if (there) return this.resume(there, wish, rulesVersion, at)
    const gift = this.kind.draft(wish, pack, at)
    if (gift instanceof Refusal) throw gift
    // Judged before anything is written, so that a refusal leaves nothing behind.
    const judged = this.kind.out(gift).decide(pack, at)
    if (judged instanceof Refusal) throw judged
    if (await this.kind.insert(gift)) return this.sendOut(gift, rulesVersion, at, pack)
    const other = await this.kind.find(wish)
    if (!other) throw new Refusal('TRY_AGAIN', {})
    return this.resume(other, wish, rulesVersion, at)
  }

  /**
   * Claims a gift for the person with this pack. The one conditional write of the gift's document decides between friends;
   * what is given follows under the gift's own ids, by this call, by a repeat of it, or by the clock.
   */
  async claim(gift: G, packId: PackId, rules: Rules, at: Instant): Promise<G> {
    const refusal = whyNotClaimed(gift, packId, at)
    if (refusal) throw refusal
    const { progress } = gift
    if (progress.state === 'claimed') return this.bringToFriend(gift, progress, rules, at)
    if (progress.state !== 'open') return gift
    const { parts } = progress
    // Whoever has no room hears so at once, and the gift stays open for when there is, or for somebody else.
    const judged = this.kind.in(gift).decide(await openPack(packId, at), parts, rules, at)
    if (judged instanceof Refusal) throw judged
    const claimed = await this.kind.move(gift, { state: 'claimed', parts, claimerPackId: packId, claimedAt: at })
    // Whoever came first may be somebody else: then the same question is answered anew.
    return this.claim(claimed, packId, rules, at)
  }

  /** Takes a gift back that nobody has claimed. Throws GIFT_CLAIMED when a friend was faster. */
  async takeBack(gift: G, at: Instant): Promise<G> {
    const settled = gift.progress.state === 'draft' ? await this.giveUpDraft(gift, at) : gift
    const { progress } = settled
    switch (progress.state) {
      case 'open':
      case 'returning':
        return this.takeBack(await this.bringBack(settled, 'taken_back', at), at)
      case 'claimed':
      case 'received':
        throw new Refusal('GIFT_CLAIMED', {})
      case 'draft':
        throw new Refusal('TRY_AGAIN', {})
      case 'returned':
      case 'withdrawn':
        return settled
      default:
        return progress satisfies never
    }
  }

  /** The clock's part: what a function left half-way is finished, and what no friend claimed in time goes back. */
  async finish(gift: G, rules: Rules, at: Instant): Promise<unknown> {
    const { progress } = gift
    switch (progress.state) {
      case 'draft':
        return this.giveUpDraft(gift, at)
      case 'open':
      case 'returning':
        return this.bringBack(gift, 'unclaimed', at)
      case 'claimed':
        return this.bringToFriend(gift, progress, rules, at)
      case 'received':
      case 'returned':
      case 'withdrawn':
        return gift
      default:
        return progress satisfies never
    }
  }

  /** The same intention again. Somebody else's gift is answered as if the id were used up, which it is. */
  private resume(gift: G, wish: Wish, rulesVersion: number, at: Instant): Promise<G> | G {
    const stands = new Map<string, unknown>(Object.entries(gift))
    const isSame = Object.entries(wish).every(([field, wished]) => stands.get(field) === wished)
    if (!isSame) throw new Refusal('COMMAND_ID_REUSED', {})
    return gift.progress.state === 'draft' ? this.sendOut(gift, rulesVersion, at) : gift
  }

  private async sendOut(gift: G, rulesVersion: number, at: Instant, justRead?: Pack): Promise<G> {
    const { entry } = await commitCommand({
      ...this.outOf(gift, rulesVersion, at),
      decide: pack => this.kind.out(gift).decide(pack, at),
      ...(justRead ? { justRead } : {}),
    })
    return this.afterOut(gift, entry, at)
  }

  private outOf(gift: G, rulesVersion: number, at: Instant): Omit<PackCommand, 'decide'> {
    const { commandId, content } = this.kind.out(gift)
    return { packId: gift.giverPackId, commandId, content, rulesVersion, at }
  }

  /** What the giver's pack says has happened is what the gift's document will say. */
  private afterOut(gift: G, { facts }: Entry, at: Instant): Promise<G> {
    return this.kind.move(gift, this.kind.opened(facts) ?? { state: 'withdrawn', withdrawnAt: at })
  }

  /** Gives up a gift whose making stopped half-way — unless it has left the pack already: then it is open. */
  private async giveUpDraft(gift: G, at: Instant): Promise<G> {
    return this.afterOut(gift, await voidCommand(this.outOf(gift, 0, at), this.kind.out(gift).kind), at)
  }

  /** A claimed gift to its end: into the friend's pack, or, when that has no room any more, back to the giver. */
  private async bringToFriend(
    gift: G,
    { parts, claimerPackId }: Claimed<Parts>,
    rules: Rules,
    at: Instant,
  ): Promise<G> {
    const { commandId, content, kind, decide } = this.kind.in(gift)
    const step = { packId: claimerPackId, commandId, content, rulesVersion: rules.version, at }
    let entry: Entry
    try {
      ;({ entry } = await commitCommand({ ...step, decide: pack => decide(pack, parts, rules, at) }))
    } catch (error) {
      if (!(error instanceof Refusal) || !this.kind.noRoom.has(error.code)) throw error
      entry = await voidCommand(step, kind)
    }
    if (entry.facts.kind === 'voided') return this.bringBack(gift, 'refused', at)
    await changePack(gift.giverPackId, at, pack => this.kind.arrived(pack, gift, at))
    return this.kind.move(gift, { state: 'received', claimerPackId, receivedAt: at })
  }

  /** Decides that a gift goes back, and puts it back. Somebody who moved it elsewhere first is right. */
  private async bringBack(gift: G, reason: ReturnReason, at: Instant): Promise<G> {
    const isDecided = gift.progress.state === 'returning'
    const decided = isDecided ? gift : await this.kind.move(gift, { state: 'returning', reason, since: at })
    const { giverPackId, progress } = decided
    if (progress.state !== 'returning') return decided
    const { commandId, content, decide } = this.kind.back(decided)
    await commitCommand({ packId: giverPackId, commandId, content, rulesVersion: 0, at, decide })
    return this.kind.move(decided, { state: 'returned', reason: progress.reason, returnedAt: at })
  }
}
