import { createHash } from 'node:crypto'
import { packIdOf } from '../../cloudfunctions/_store/pack-id'
import { ID_RANDOM_BYTES, type IdPrefix, makeId } from '../../src/domain/ids'
import { instant } from '../../src/domain/time'
import { Auditor } from './auditor'
import { balanceAt } from './balance'
import { batchPossibilities } from './batch-intents'
import { cardPossibilities } from './card-intents'
import { Chance } from './chance'
import { checkoutPossibilities } from './checkout-intents'
import { closingPossibilities, resumesClosing } from './closing-intents'
import { counterPossibilities } from './counter-intents'
import { drawFaults, NO_FAULTS } from './faults'
import { handOutPossibilities } from './hand-out-intents'
import { holdPossibilities } from './hold-intents'
import type { Intent, Member, Possibility } from './intent'
import { judge } from './judge'
import { memberPossibilities } from './member-intents'
import { Memory } from './memory'
import { merchantPossibilities } from './merchant-intents'
import { OfflineWorld, offlinePossibilities } from './offline-intents'
import { passwordPossibilities } from './password-intents'
import { Passwords } from './passwords'
import { planPossibilities } from './plan-intents'
import { platformPossibilities, ticks } from './platform-intents'
import { restPossibilities } from './rest-intents'
import { sharedPossibilities } from './shared-intents'
import type { SimulatedShop } from './shop'
import { shopperPossibilities } from './shopper-intents'
import { spendIdIn, staffPossibilities } from './staff-intents'
import { togetherPossibilities } from './together-intents'
import { transferPossibilities } from './transfer-intents'

const MEMBERS = 24
const MOST_AT_ONCE = 6
/** So far back somebody remembers orders, codes and gifts. */
const MEMORY = 12

/** By keys that every local cloud makes for itself at its start: the same run is signed otherwise. */
const SIGNATURE = /paySign(\\*":\\*")[\w+/=]+/g

/** From there on a shop that closes does so. */
const CLOSING_PART = 0.88

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** All that may happen in a shop. A new command needs a line in one of these tables, and nothing else. */
const possibilities: readonly Possibility[] = [
  ...shopperPossibilities,
  ...memberPossibilities,
  ...transferPossibilities,
  ...sharedPossibilities,
  ...checkoutPossibilities,
  ...cardPossibilities,
  ...staffPossibilities,
  ...holdPossibilities,
  ...counterPossibilities,
  ...restPossibilities,
  ...togetherPossibilities,
  ...planPossibilities,
  ...offlinePossibilities,
  ...merchantPossibilities,
  ...platformPossibilities,
  ...batchPossibilities,
  ...passwordPossibilities,
  ...handOutPossibilities,
  ...closingPossibilities,
]

/** What one payment brings into the books: under which number, into whose pack, how much. */
export interface OrderLine {
  orderId: string
  packId: string
  payFen: number
}
export interface KnownOrder {
  orderId: string
  /** who pays */
  member: Member
  /** a top-up, a sale's rest, or the top-ups of several cards */
  of: 'top_up' | 'rest' | 'batch'
  /** one but for a batch; a pack is the member's own, one that they share, or another's */
  lines: OrderLine[]
  payFen: number
  prepayId: string
  paid: boolean
  /** when it was started */
  at: number
}
interface ShownAtTill {
  at: number
  code: string
  member: Member
  packId: string
  what: 'coupon' | 'pay'
}

/** One run: members, staff, the merchant and the platform over weeks of the shop's time, all of it decided by a seed. */
export class Run {
  readonly chance: Chance
  readonly auditor = new Auditor()
  readonly members: Member[]
  readonly orders = new Map<string, KnownOrder>()
  readonly gifts: { giftId: string; giver: Member; token: string | null }[] = []
  readonly memory = new Memory()
  readonly passwords = new Passwords()
  private readonly closes: boolean
  private stepsOfAll = Number.POSITIVE_INFINITY
  readonly offline = new OfflineWorld()
  readonly quoted: (ShownAtTill & {
    ticket: string
    staff: string
    amountFen: number
    payableFen: number
    restFen: number
  })[] = []
  readonly quotedTogether: {
    staff: string
    tickets: string[]
    amountFen: number
    payableFen: number
    missingFen: number
    at: number
  }[] = []
  readonly approved = new Set<string>()
  /** the open shift of each member of staff */
  readonly shifts = new Map<string, string>()
  readonly redemptions: { receiptId: string; member: Member; staff: string }[] = []
  readonly tickets: (ShownAtTill & { ticket: string; staff: string })[] = []
  private readonly codes: ShownAtTill[] = []
  tiers: { tierId: string; payFen: number; bonusFen: number }[] = [
    { tierId: 'tier_300', payFen: 30_000, bonusFen: 3000 },
  ]
  readonly templateIds = [
    'coupon_50_10',
    'coupon_90',
    'coupon_americano',
    'sim_short',
    'sim_few',
    'sim_less',
    'sim_more',
  ]
  private readonly unsettled: Intent[] = []
  private readonly hash = createHash('sha256')
  round = 0
  /** the shop's time at the start of the running round */
  roundAt: number
  steps = 0
  readonly counts = { yes: 0, no: 0, unknown: 0 }

  constructor(
    readonly seed: number,
    private readonly shop: SimulatedShop,
    /** is given everything that happens, a line of JSON each */
    private readonly log: (line: string) => void = () => undefined,
  ) {
    this.chance = new Chance(seed)
    this.closes = this.chance.in(0.5)
    this.roundAt = shop.now
    this.members = Array.from({ length: MEMBERS }, (_, index) => {
      const openid = `sim-member-${index}`
      return { openid, packId: packIdOf(openid), phone: `138${String(index).padStart(8, '0')}` }
    })
  }

  /** The merchant publishes, and everybody opens the card for the first time. */
  async openDoors(): Promise<string[]> {
    const wrong = [
      ...(await this.playRound([ticks()], 0, [...NO_FAULTS])),
      ...(await this.playRound([ticks()], MINUTE, [...NO_FAULTS])),
    ]
    for (const { openid } of this.members) {
      const event = { action: 'pack.open', input: {} }
      const opening = { name: 'pack.open', function: 'shopper', openid, event, repeatable: false }
      wrong.push(...(await this.playRound([opening], SECOND, [...NO_FAULTS])))
    }
    return wrong
  }

  /** Plays so many steps. Answers what must not be, at the first step where there is such a thing. */
  async play(steps: number): Promise<string[]> {
    this.stepsOfAll = steps
    while (this.steps < steps) {
      const intents = this.drawRound(steps - this.steps)
      const wrong = await this.playRound(intents, this.drawPause(), drawFaults(this.chance))
      this.steps += intents.length
      if (wrong.length > 0) return wrong
      await this.liveOn()
    }
    return []
  }

  /** Lets everything that is under way come to its end: no faults, nobody comes, the clock goes on. */
  async settle(): Promise<string[]> {
    const resumes = resumesClosing(this)
    const stuck = resumes ? await this.playRound([resumes], SECOND, [...NO_FAULTS]) : []
    if (stuck.length > 0) return stuck
    const pauses = [
      ...Array(12).fill(5 * MINUTE),
      ...Array(12).fill(2 * HOUR),
      ...Array(12).fill(96 * HOUR),
      ...Array(6).fill(MINUTE),
    ]
    for (const pause of pauses as number[]) {
      const wrong = await this.playRound([ticks()], pause, [...NO_FAULTS])
      if (wrong.length > 0) return wrong
    }
    return []
  }

  /** A digest of every step, answer and write so far: equal for equal seeds. */
  get digest(): string {
    return this.hash.copy().digest('hex')
  }

  /** Whether this run comes to the shop's end, and is near it. */
  get isClosing(): boolean {
    return this.closes && this.steps > this.stepsOfAll * CLOSING_PART
  }

  anyMember(): Member {
    // A few come much more often: their packs see races and long histories.
    return this.chance.in(0.5) ? this.chance.pick(this.members.slice(0, 4)) : this.chance.pick(this.members)
  }

  /** Mostly somebody with money on the card: whoever has none is only ever refused. */
  memberWithMoney(): Member {
    const have = this.members.filter(({ packId }) => this.balanceOf(packId) > 0)
    return this.chance.in(0.1) ? this.anyMember() : this.chance.pickOr(have, this.anyMember())
  }

  balanceOf(packId: string): number {
    const pack = this.auditor.packOf(packId)
    return pack ? balanceAt(pack, this.roundAt) : 0
  }

  newId<P extends IdPrefix>(prefix: P) {
    return makeId(prefix, instant(this.shop.now), this.chance.bytes(ID_RANDOM_BYTES))
  }

  /** Remembers what can be paid at WeChat's cashier. */
  awaitPayment(order: Omit<KnownOrder, 'prepayId' | 'paid' | 'at'>, payment: { package: string } | null): void {
    if (!payment) return
    const prepayId = payment.package.replace('prepay_id=', '')
    const { paid = false, at = this.roundAt } = this.orders.get(order.orderId) ?? {}
    this.orders.set(order.orderId, { ...order, prepayId, paid, at })
  }

  showCode(shown: Omit<ShownAtTill, 'at'>): string[] {
    this.codes.push({ ...shown, at: this.roundAt })
    return []
  }

  get latestOrders(): KnownOrder[] {
    return this.fresh([...this.orders.values()].slice(-MEMORY), 12 * MINUTE)
  }

  get latestGifts() {
    return this.gifts.slice(-MEMORY)
  }

  get latestCodes(): ShownAtTill[] {
    return this.fresh(this.codes.slice(-MEMORY), 2 * MINUTE)
  }

  latestTickets(what: 'coupon' | 'pay') {
    const latest = this.tickets.slice(-4 * MEMORY).filter(ticket => ticket.what === what)
    const isUnused = ({ packId, code }: ShownAtTill): boolean => !this.auditor.entryOf(packId, spendIdIn(code))
    const wanted = what === 'pay' && this.chance.in(0.85) ? latest.filter(isUnused) : latest
    return this.fresh(wanted.slice(-MEMORY), 10 * MINUTE)
  }

  /** One of the newest things of a kind that somebody remembers, if there is one. */
  recall<T extends { at: number }>(known: readonly T[], isOpen: (each: T) => boolean = () => true): T | null {
    const latest = known.slice(-MEMORY)
    // Mostly what something can still come of; now and then what is over.
    return this.chance.pickOr(this.chance.in(0.85) ? latest.filter(isOpen) : latest, null)
  }

  /** Mostly what is not too old to be of use; now and then what is. */
  private fresh<T extends { at: number }>(known: T[], ageMs: number): T[] {
    return this.chance.in(0.05) ? known : known.filter(({ at }) => at > this.roundAt - ageMs)
  }

  private note(line: string): void {
    const replayed = line.replace(SIGNATURE, 'paySign$1…')
    this.hash.update(replayed)
    this.log(replayed)
  }

  private drawRound(most: number): Intent[] {
    const intents: Intent[] = []
    const count = Math.min(most, this.chance.whole(1, MOST_AT_ONCE))
    for (let tries = 0; intents.length < count && tries < 100; tries += 1) {
      const again = this.unsettled.length > 0 && this.chance.in(0.2)
      const intent = again ? this.chance.pick(this.unsettled) : this.chance.weighted(possibilities).make(this)
      if (!intent) continue
      intents.push(intent)
      // Sent twice at the same moment, by a finger or a network.
      if (intent.repeatable && intents.length < count && this.chance.in(0.08)) intents.push(intent)
    }
    return intents
  }

  private drawPause(): number {
    const kind = this.chance.next()
    if (kind < 0.88) return this.chance.whole(0, 12 * SECOND)
    if (kind < 0.96) return this.chance.whole(MINUTE, 15 * MINUTE)
    if (kind < 0.98) return this.chance.whole(HOUR, 5 * HOUR)
    return this.chance.whole(20 * HOUR, 100 * HOUR)
  }

  private async playRound(intents: Intent[], pauseMs: number, faults: object[]): Promise<string[]> {
    this.round += 1
    const known = intents.map(({ command }) => command && this.auditor.entryOf(command.packId, command.commandId))
    for (const intent of intents) intent.onSend?.(this)
    const labels = intents.map(({ name }, index) => `${this.round}.${index} ${name}`)
    const calls = intents.map(({ function: name, event, openid, source }, index) => {
      return { function: name, event, openid, source, label: labels[index] ?? '' }
    })
    const played = await this.shop.round(calls, pauseMs, faults)
    const changes = await this.shop.changes()
    this.note(JSON.stringify({ faults, calls, played, changes: changes.map(({ n, ...change }) => change) }))
    this.roundAt = this.shop.now
    const wrong = this.auditor.take(changes).map(words => `round ${this.round}: ${words}`)
    for (const [index, intent] of intents.entries()) {
      const { outcome, wrong: more } = judge(intent, played.answers[index], known[index], this, faults.length > 1)
      this.counts[outcome] += 1
      wrong.push(...more.map(words => `${labels[index]}: ${words}`))
      this.remember(intent, outcome)
    }
    return wrong
  }

  /** What has no answer yet is asked again, for as long as its sender has patience. */
  private remember(intent: Intent, outcome: 'yes' | 'no' | 'unknown'): void {
    if (!intent.repeatable) return
    const at = this.unsettled.indexOf(intent)
    if (outcome === 'unknown' && at < 0) this.unsettled.push(intent)
    if (outcome !== 'unknown' && at >= 0 && this.chance.in(0.7)) this.unsettled.splice(at, 1)
    if (outcome === 'yes' && at < 0 && this.chance.in(0.05)) this.unsettled.push(intent)
    if (this.unsettled.length > MEMORY) this.unsettled.shift()
  }

  /** What people do between calls: pay or not at the cashier, edit rules in the console. */
  private async liveOn(): Promise<void> {
    const open = this.latestOrders.filter(({ paid }) => !paid)
    if (open.length > 0 && this.chance.in(0.7)) {
      const order = this.chance.pick(open)
      const action = this.chance.in(0.85) ? 'pay' : this.chance.pick(['cancel', 'fail'] as const)
      const { outcome } = await this.shop.atCashier(order.prepayId, action)
      order.paid = order.paid || outcome === 'paid'
      this.note(JSON.stringify({ cashier: order.orderId, action, outcome }))
    }
    if (this.chance.in(0.01)) {
      const bonusYuan = this.chance.whole(10, 60)
      await this.shop.edit('tiers', {
        _id: 'tier_300',
        ...{ payYuan: 300, bonusYuan, bonusValidDays: this.chance.whole(30, 45) },
      } as { _id: string })
    }
  }
}
