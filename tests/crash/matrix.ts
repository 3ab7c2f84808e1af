import { MINUTE, SECOND } from '../../src/domain/time'
import type { TestShop } from '../support/shop'
import { type Crossing, crossingsOf, type FaultName, faults, faultsAt } from './crossings'
import { type EndState, endState, NIGHTLY } from './end-state'
import { CALLS_OF_A_TURN, type Extent, turnOf } from './extent'
import type { Flow } from './flow'
import { untilNoon } from './noon'

/** One fault at one call of a flow. */
export interface Case {
  crossing: Crossing
  fault: FaultName
}

/** Where several runs with their faults ended, beside where as many runs end that nothing disturbs. */
export interface Outcome {
  end: Ends
  undisturbed: Ends
  /** the cases whose call never came */
  missed: string[]
}

interface Ends {
  /** when everything that waits for a minute or so has come due */
  soon: EndState
  /** what the clock has made of the day by the next noon */
  nextNoon: EndState
}

/** The payment notice is a step of its own where a flow wants one; it never comes by itself. */
const noNotice = { action: 'notice', kind: 'lose' }
/** When the clock looks afterwards, each time more than a minute later: everything that waits for it has come due by then. */
const LOOKS = [100 * SECOND, 100 * SECOND, 200 * SECOND]
/** Ticks of the next noon: one makes the day's root, audit and bill, the next counts what that wrote; one to spare on a busy machine. */
const NOON_TICKS = 3
const MOST_TRIES = 5
/**
 * Members who run the same flow side by side, each with a fault of its own: what the clock does afterwards, which takes
 * the time, is done once for all of them.
 */
const MOST_MEMBERS = 40

/** One flow on one shop: its calls as they really are, and its end under each fault at each of them. */
export class Matrix {
  private prepared: unknown[] = []
  private undisturbed: Ends | null = null

  constructor(
    private readonly shop: TestShop,
    private readonly flow: Flow,
    private readonly extent: Extent,
  ) {}

  /** Runs the flow undisturbed and answers the faults at every cloud call that it made, in groups to be judged at once. */
  async record(): Promise<Case[][]> {
    await this.arm([])
    await this.prepareMembers(1)
    // Once for warmth: instances stay from run to run, and only their first call reads the rules.
    await this.act(0)
    await this.putBack()
    const crossings = await crossingsOf(this.shop, () => this.act(0))
    const { targets } = this.flow
    const disturbed = crossings.filter(({ target }) => !targets || targets.includes(target ?? ''))
    const turns = this.turnsOf(disturbed.length)
    const cases = disturbed.flatMap((crossing, place) =>
      place % turns.of !== turns.turn ? [] : this.chosen(faultsAt(crossing), place).map(fault => ({ crossing, fault })),
    )
    const groups = Math.ceil(cases.length / (this.flow.alone ? 1 : MOST_MEMBERS))
    const members = Math.ceil(cases.length / groups)
    await this.prepareMembers(members)
    return Array.from({ length: groups }, (_, group) => cases.slice(group * members, (group + 1) * members))
  }

  /** Where a flow makes many calls, each has its turn in one of a few runs. */
  private turnsOf(calls: number): { of: number; turn: number } {
    const { extent, flow } = this
    const of = flow.alone ? CALLS_OF_A_TURN.alone : CALLS_OF_A_TURN.together
    return extent === 'whole' || calls < 2 * of ? { of: 1, turn: 0 } : { of, turn: turnOf(extent.seed, of) }
  }

  private chosen(all: readonly FaultName[], place: number): readonly FaultName[] {
    if (this.extent === 'whole') return all
    const at = (place + this.extent.seed) % all.length
    return all.slice(at, at + 1)
  }

  private async prepareMembers(count: number): Promise<void> {
    if (this.prepared.length === count) return
    if (this.prepared.length > 0) await this.shop.restore('prepared', { keepInstances: true })
    await this.shop.post('/localcloud/clock', { frozen: false })
    while (this.prepared.length < count) this.prepared.push(await this.flow.prepare(this.shop))
    await this.shop.snapshot('prepared')
    await this.flow.ready?.(this.shop)
    await this.shop.post('/localcloud/clock', { frozen: true })
    await this.shop.snapshot('crash')
  }

  /** Lets each case happen to a member of its own and nothing to the others, then the clock look: where did it all end? */
  async judge(cases: readonly Case[]): Promise<Outcome> {
    this.undisturbed ??= await this.endOf(run => this.act(run))
    const missed: string[] = []
    const end = await this.endOf(async run => {
      const disturbing = cases[run]
      if (!disturbing) return this.act(run)
      const { crossing, fault } = disturbing
      await this.arm([{ ...crossing, ...faults[fault], times: 1 }])
      await this.act(run)
      const { faults: report } = await this.shop.get<{ faults: { fired: number }[] }>('/localcloud/faults')
      if (report[0]?.fired !== 1) missed.push(nameOf(disturbing))
      await this.arm([])
    })
    return { end, undisturbed: this.undisturbed, missed }
  }

  private async endOf(act: (run: number) => Promise<void>): Promise<Ends> {
    await this.putBack()
    for (let run = 0; run < this.prepared.length; run++) await act(run)
    for (const wait of LOOKS) await this.tickAfter(wait)
    const soon = await endState(this.shop, name => !NIGHTLY.has(name))
    // What the night makes of one run follows from its entries; that it does is seen by the flows of many members.
    if (this.flow.alone) return { soon, nextNoon: {} }
    const { now } = await this.shop.post<{ now: number }>('/localcloud/clock', {})
    await this.tickAfter(untilNoon(now))
    for (let tick = 1; tick < NOON_TICKS; tick++) await this.tickAfter(6 * MINUTE)
    return { soon, nextNoon: await endState(this.shop, name => NIGHTLY.has(name)) }
  }

  private async tickAfter(ms: number): Promise<void> {
    await this.shop.post('/localcloud/clock', { advanceMs: ms })
    await this.shop.tick()
  }

  private arm(armed: object[]): Promise<unknown> {
    return this.shop.post('/localcloud/faults', { faults: [...armed, noNotice] })
  }

  private putBack(): Promise<unknown> {
    return this.shop.restore('crash', { keepInstances: true })
  }

  private async act(run: number): Promise<void> {
    for (const step of this.flow.steps) {
      for (let tries = 1; !wasAnswered(await step(this.shop, this.prepared[run])); tries++) {
        if (tries === MOST_TRIES) throw new Error(`${this.flow.name}: a step was never answered`)
      }
    }
  }
}

/** A case in words. */
export function nameOf({ crossing, fault }: Case): string {
  return `${fault}: ${crossing.function} ${crossing.action} ${crossing.target} #${crossing.nth}`
}

/** Whether whoever asked has an answer to go on with. Throws on a refusal, which no fault may lead to. */
function wasAnswered(reply: unknown): boolean {
  const { ok, refusal, errCode, errcode } = (reply ?? {}) as Reply
  if (ok === false && refusal?.code !== 'TRY_AGAIN') throw new Error(`refused: ${JSON.stringify(refusal)}`)
  return ok !== false && errCode === undefined && (errcode ?? 0) === 0
}

interface Reply {
  ok?: boolean
  refusal?: { code: string }
  /** of the platform */
  errCode?: number
  /** of an answer to WeChat */
  errcode?: number
}
