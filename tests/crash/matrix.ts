import type { TestShop } from '../support/shop'
import { endState } from './end-state'
import type { Flow } from './flow'

/** What goes wrong with one cloud call. The caller cannot tell before from after, which is the point. */
export const faults = [
  { name: 'fails before it', kind: 'error' },
  { name: 'fails after it', kind: 'timeout', effect: 'done' },
  { name: 'dies before it', kind: 'kill' },
  { name: 'dies after it', kind: 'kill', effect: 'done' },
  { name: 'makes it twice', kind: 'duplicate' },
] as const

type FaultName = (typeof faults)[number]['name']

const changing = /\.(insert|modify|update|remove|add|run|commit)|wxPayApi|openApi|invokeFunction/

/** The faults that make a difference at a call: what only reads may as well fail before as after, or twice. */
export function faultsAt({ action }: Crossing): readonly { name: FaultName }[] {
  return changing.test(action)
    ? faults
    : faults.filter(({ name }) => name === 'fails before it' || name === 'dies after it')
}

/** One cloud call that a flow really makes: the nth of its like. */
export interface Crossing {
  function: string
  action: string
  target: string | undefined
  nth: number
}

/** The payment notice is a step of its own where a flow wants one; it never comes by itself. */
const noNotice = { action: 'notice', kind: 'lose' }
/** So often the clock looks afterwards, more than a minute apart: everything that waits for it has come due by then. */
const TICKS = 4
const TICK = 100_000
const MOST_TRIES = 5

/** One flow on one shop: its calls as they really are, and its end under each fault at each of them. */
export class Matrix {
  private prepared: unknown
  private undisturbed: Record<string, unknown[]> = {}

  constructor(
    private readonly shop: TestShop,
    private readonly flow: Flow,
  ) {}

  /** Runs the flow undisturbed and answers every cloud call it made. */
  async record(): Promise<Crossing[]> {
    await this.arm([])
    this.prepared = await this.flow.prepare(this.shop)
    await this.shop.post('/localcloud/clock', { frozen: true })
    await this.shop.snapshot('crash')
    const crossings = await this.crossingsOf(() => this.act())
    this.undisturbed = await this.settle()
    return crossings
  }

  /** The end state of the flow when one call goes wrong, beside the one when none does. */
  async suffer(crossing: Crossing, name: FaultName): Promise<{ end: unknown; undisturbed: unknown; fired: number }> {
    const { name: _name, ...how } = faults.find(each => each.name === name) ?? faults[0]
    await this.putBack()
    await this.arm([{ ...crossing, ...how, times: 1 }])
    await this.act()
    const { faults: report } = await this.shop.get<{ faults: { fired: number }[] }>('/localcloud/faults')
    await this.arm([])
    return { end: await this.settle(), undisturbed: this.undisturbed, fired: report[0]?.fired ?? 0 }
  }

  private arm(armed: object[]): Promise<unknown> {
    return this.shop.post('/localcloud/faults', { faults: [...armed, noNotice] })
  }

  private putBack(): Promise<unknown> {
    return this.shop.restore('crash', { keepInstances: !this.flow.freshInstances })
  }

  private async act(): Promise<void> {
    for (const step of this.flow.steps) {
      for (let tries = 1; !wasAnswered(await step(this.shop, this.prepared)); tries++) {
        if (tries === MOST_TRIES) throw new Error(`${this.flow.name}: a step was never answered`)
      }
    }
  }

  private async settle(): Promise<Record<string, unknown[]>> {
    for (let tick = 0; tick < TICKS; tick++) {
      await this.shop.post('/localcloud/clock', { advanceMs: TICK })
      await this.shop.tick()
    }
    return endState(this.shop)
  }

  private async crossingsOf(act: () => Promise<void>): Promise<Crossing[]> {
    // Once for warmth: instances stay from run to run, and only their first call reads the rules.
    await act()
    await this.putBack()
    await fetch(`${this.shop.url}/localcloud/requests`, { method: 'DELETE' })
    await act()
    const { requests } = await this.shop.get<{ requests: Invocation[] }>('/localcloud/requests?limit=500')
    const seen = new Map<string, number>()
    return requests.reverse().flatMap(invocation =>
      invocation.calls.map(({ action, target }) => {
        const key = `${invocation.function} ${action} ${target}`
        seen.set(key, (seen.get(key) ?? 0) + 1)
        return { function: invocation.function, action, target, nth: seen.get(key) ?? 1 }
      }),
    )
  }
}

interface Invocation {
  function: string
  calls: { action: string; target?: string }[]
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
