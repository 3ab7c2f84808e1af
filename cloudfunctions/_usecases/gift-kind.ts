import type { GiftOf, GiftState, OpenGift } from '../../src/domain/gifts/gift'
import type { CommandId } from '../../src/domain/ids'
import type { EntryKind } from '../../src/domain/ledger/accounts'
import type { EntryFacts } from '../../src/domain/ledger/facts/entry-facts'
import type { Decision } from '../../src/domain/pack/decision'
import type { Pack } from '../../src/domain/pack/pack'
import type { Refusal, RefusalCode } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'

/** One step of a gift in one pack: under an id of the gift's own, with what the entry will then say. */
interface GiftStep<Decide> {
  commandId: CommandId
  content: Record<string, unknown>
  kind: EntryKind
  decide: Decide
}

/** A gift with its parts, whatever they are. */
export type AnyGift<Parts> = GiftOf<string, Parts>
/** What a giver asks for: fields of the gift, as they will stand in it. */
export type WishFor<G extends AnyGift<unknown>> = Pick<G, 'giftId' | 'giverPackId' | 'greeting'>

/**
 * What may be given: balance, a coupon. The way that a gift goes (`give-gift`, `claim-gift`, `return-gift`) is one and the
 * same; a kind says where its documents lie and what each step does to a pack.
 */
export interface GiftKind<Parts, G extends AnyGift<Parts>, Wish extends WishFor<G>> {
  find(gift: Pick<G, 'giftId'>): Promise<G | null>
  /** false when the gift is there already */
  insert(gift: G): Promise<boolean>
  /** moves it on from the state it was read in, or answers what another caller made of it meanwhile */
  move(gift: G, progress: GiftState<Parts>): Promise<G>
  /** a new one, or why the giver's pack cannot give it */
  draft(wish: Wish, pack: Pack, at: Instant): G | Refusal
  /** out of the giver's pack */
  out(gift: G): GiftStep<(pack: Pack, at: Instant) => Decision>
  /** what can be claimed now, by the entry that says what has left the giver's pack; null when nothing has */
  opened(facts: EntryFacts): OpenGift<Parts> | null
  /** into the friend's */
  in(gift: G): GiftStep<(pack: Pack, parts: Parts, rules: Rules, at: Instant) => Decision>
  /** what a friend's pack may say to it. Anything else is trouble on the way and no answer */
  noRoom: ReadonlySet<RefusalCode>
  /** back into the giver's */
  back(gift: G): GiftStep<(pack: Pack) => Decision>
  /** the giver's pack need not keep room for it any more; null when it does not */
  arrived(pack: Pack, gift: G, at: Instant): Pack | null
}
