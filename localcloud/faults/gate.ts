import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../clock'
import { type GatedCall, isStill, type PendingTimeout, stateOf } from './gated-call'
import { seededRandom } from './random'

/** A request that takes this long is waiting for another one, which must then be let through first; or what the options say. */
const BLOCKED_AFTER_MS = 250
/** An instance that works this long without asking for anything is not waited for any more. */
const PATIENCE_MS = 10_000

interface Waiting {
  label: string
  /** Resolves when the next step may be chosen. */
  pass: () => Promise<void>
}

export interface GateOptions {
  seed: number
  /** The gate stays shut until so many client calls stand before it. */
  calls: number
  /** For functions whose requests never wait for each other: a busy machine then decides nothing. */
  blockedAfterMs?: number | undefined
}

/**
 * Lets one request at a time through, in an order that a seed decides, whenever every running call waits for
 * something. With the clock standing still, chance seeded and timers ended in the order of their times, a run with
 * many instances replays step by step.
 */
export class Gate {
  private readonly random: () => number
  private readonly calls = new Set<GatedCall>()
  private waiting: Waiting[] = []
  private entering: Waiting[] = []
  private isOpen = false
  private isDriving = false
  private steps: string[] = []
  private stir = (): void => undefined

  constructor(
    private readonly options: GateOptions,
    private readonly clock: Clock,
  ) {
    this.random = seededRandom(options.seed)
  }

  /** Every step since the trace was taken last, in order: what a replay must repeat. */
  get trace(): readonly string[] {
    return this.steps
  }

  takeTrace(): string[] {
    return this.steps.splice(0)
  }

  /** From now on calls gather before the gate, until it opens. */
  shut(): void {
    this.isOpen = false
  }

  open(): void {
    this.isOpen = true
    this.waiting.push(...this.entering.splice(0))
    this.drive()
  }

  /** A call begins; resolves when it may. A call from inside a function may at once: its request was chosen already. */
  async enter(label: string, isNested: boolean): Promise<GatedCall> {
    const call: GatedCall = { label, seed: hash(`${this.options.seed}:${label}`), arrived: 0, replied: 0, rung: 0 }
    if (!isNested) {
      await new Promise<void>(resolve => {
        const pass = async (): Promise<void> => {
          this.calls.add(call)
          resolve()
          // Its instance is taken before anybody is asked whether all is quiet.
          await turn()
        }
        this.entering.push({ label: `${label} begins`, pass })
        if (this.isOpen || this.entering.length >= this.options.calls) this.open()
      })
    } else this.calls.add(call)
    this.stir()
    this.drive()
    return call
  }

  leave(call: GatedCall): void {
    this.calls.delete(call)
    this.stir()
    this.drive()
  }

  /** A request of a running call; its effect happens when its turn comes. `isLong` ones wait for other calls. */
  request<T>(call: GatedCall, label: string, isLong: boolean, effect: () => Promise<T>): Promise<T> {
    call.arrived += 1
    this.stir()
    return new Promise((resolve, reject) => {
      const pass = async (): Promise<void> => {
        const done = effect()
          .finally(() => {
            call.replied += 1
          })
          .then(resolve, reject)
        await Promise.race([done, isLong ? undefined : sleep(this.options.blockedAfterMs ?? BLOCKED_AFTER_MS)])
      }
      this.waiting.push({ label: `${call.label} ${label}`, pass })
      this.drive()
    })
  }

  /** Lets everything through that still waits. */
  async end(): Promise<void> {
    this.isOpen = false
    for (const { pass } of [...this.entering.splice(0), ...this.waiting.splice(0)]) await pass()
  }

  private drive(): void {
    if (this.isDriving || !this.isOpen) return
    this.isDriving = true
    void this.run()
  }

  private async run(): Promise<void> {
    while (this.isOpen && (this.waiting.length > 0 || this.calls.size > 0)) {
      const timeouts = await this.whenQuiet()
      const next = this.take(this.waiting)
      if (next) await next.pass()
      else if (timeouts[0]) this.ring(timeouts[0])
      else await this.stirred()
    }
    this.isDriving = false
  }

  private take(from: Waiting[]): Waiting | undefined {
    // How often nothing waits is a matter of time, so it must cost the seed nothing.
    if (from.length === 0) return undefined
    from.sort((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)))
    const [next] = from.splice(Math.floor(this.random() * from.length), 1)
    if (next) this.steps.push(next.label)
    return next
  }

  private ring({ call, id, due }: PendingTimeout): void {
    this.steps.push(`${call.label} waited`)
    if (due > this.clock.now()) this.clock.set(due)
    call.rung += 1
    call.instance?.ring(id)
  }

  /** Resolves when every call waits for a reply, a timeout or an instance; tells the timeouts, the earliest first. */
  private async whenQuiet(): Promise<PendingTimeout[]> {
    const deadline = performance.now() + PATIENCE_MS
    for (;;) {
      // A call that just began gets its instance in this turn of the loop.
      await turn()
      const seen = [...this.calls]
      for (const call of seen) if (!isStill(call)) call.seen = await stateOf(call)
      // A call that ended meanwhile has freed its instance for another, which was not asked yet.
      const isSame = seen.length === this.calls.size && seen.every(call => this.calls.has(call))
      const atWork = seen.filter(call => !isStill(call))
      const isLate = performance.now() > deadline
      if (isLate) this.steps.push(...atWork.map(({ label }) => `${label} was not waited for`))
      if (isLate || (isSame && atWork.length === 0)) {
        return seen
          .flatMap(call => call.seen?.timeouts.map(timeout => ({ call, ...timeout })) ?? [])
          .sort((a, b) => a.due - b.due || (a.call.label < b.call.label ? -1 : 1))
      }
      await this.stirred()
    }
  }

  /** Resolves when a call begins, asks for something or ends, and soon in any case. */
  private stirred(): Promise<void> {
    return Promise.race([
      new Promise<void>(resolve => {
        this.stir = resolve
      }),
      sleep(1),
    ])
  }
}

/** FNV-1a: any text to a seed. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
