import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../clock'
import type { InstanceHandle } from '../functions/instance-handle'
import { seededRandom } from './random'

/** A request that takes this long is waiting for another one, which must then be let through first. */
const BLOCKED_AFTER_MS = 250
/** An instance that works this long without asking for anything is not waited for any more. */
const PATIENCE_MS = 10_000

/** One function call behind the gate. */
export interface GatedCall {
  label: string
  seed: number
  /** Absent while the call waits for a free instance. */
  instance?: InstanceHandle
  arrived: number
  replied: number
}

interface Waiting {
  label: string
  /** Resolves when the next step may be chosen. */
  pass: () => Promise<void>
}

export interface GateOptions {
  seed: number
  /** The gate stays shut until so many client calls stand before it. */
  calls: number
}

/**
 * Lets one request at a time through, in an order that a seed decides, whenever every running call waits for
 * something. With the clock standing still, chance seeded and timeouts ended in the order of their times, a run with
 * many instances replays step by step.
 */
export class Gate {
  private readonly random: () => number
  private readonly calls = new Set<GatedCall>()
  private waiting: Waiting[] = []
  private entering: Waiting[] = []
  private isOpen = false
  private isDriving = false
  /** Every step, in order: what a replay must repeat. */
  readonly trace: string[] = []

  constructor(
    private readonly options: GateOptions,
    private readonly clock: Clock,
  ) {
    this.random = seededRandom(options.seed)
  }

  /** A call begins; resolves when it may. A call from inside a function may at once: its request was chosen already. */
  async enter(label: string, isNested: boolean): Promise<GatedCall> {
    const call: GatedCall = { label, seed: hash(`${this.options.seed}:${label}`), arrived: 0, replied: 0 }
    if (!isNested) {
      await new Promise<void>(resolve => {
        this.entering.push({ label: `${label} begins`, pass: async () => resolve() })
        this.admit()
      })
    }
    this.calls.add(call)
    this.drive()
    return call
  }

  leave(call: GatedCall): void {
    this.calls.delete(call)
    this.drive()
  }

  /** A request of a running call; its effect happens when its turn comes. `isLong` ones wait for other calls. */
  request<T>(call: GatedCall, label: string, isLong: boolean, effect: () => Promise<T>): Promise<T> {
    call.arrived += 1
    return new Promise((resolve, reject) => {
      const pass = async (): Promise<void> => {
        const done = effect()
          .finally(() => {
            call.replied += 1
          })
          .then(resolve, reject)
        await Promise.race([done, isLong ? undefined : sleep(BLOCKED_AFTER_MS)])
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

  /** The first calls are shuffled and begin together; later ones take their turn like requests. */
  private admit(): void {
    if (!this.isOpen && this.entering.length < this.options.calls) return
    const isFirst = !this.isOpen
    this.isOpen = true
    const entering = this.entering.splice(0)
    if (!isFirst) this.waiting.push(...entering)
    else {
      this.waiting = entering
      while (this.waiting.length > 0) void this.take(this.waiting)?.pass()
    }
    this.drive()
  }

  private drive(): void {
    if (this.isDriving || !this.isOpen) return
    this.isDriving = true
    void this.steps().finally(() => {
      this.isDriving = false
    })
  }

  private async steps(): Promise<void> {
    while (this.isOpen && (this.waiting.length > 0 || this.calls.size > 0)) {
      const timeouts = await this.whenQuiet()
      const next = this.take(this.waiting)
      if (next) await next.pass()
      else if (timeouts[0]) this.ring(timeouts[0])
      else await sleep(1)
    }
  }

  private take(from: Waiting[]): Waiting | undefined {
    from.sort((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)))
    const [next] = from.splice(Math.floor(this.random() * from.length), 1)
    if (next) this.trace.push(next.label)
    return next
  }

  private ring({ call, id, due }: PendingTimeout): void {
    this.trace.push(`${call.label} waited`)
    if (due > this.clock.now()) this.clock.set(due)
    call.instance?.ring(id)
  }

  /** Resolves when every call waits for a reply, a timeout or an instance; tells the timeouts, the earliest first. */
  private async whenQuiet(): Promise<PendingTimeout[]> {
    const deadline = performance.now() + PATIENCE_MS
    for (;;) {
      // A call that just began gets its instance in this turn of the loop.
      await turn()
      const seen = [...this.calls].map(call => ({ call, instance: call.instance }))
      const states = await Promise.all(seen.map(({ call }) => stateOf(call)))
      await turn()
      // A call that ended meanwhile has freed its instance for another, which was not asked yet.
      const isSame =
        seen.length === this.calls.size &&
        seen.every(({ call, instance }) => this.calls.has(call) && call.instance === instance)
      const isQuiet = isSame && states.every(({ isWaiting }) => isWaiting)
      if (isQuiet || performance.now() > deadline) {
        return states
          .flatMap(({ timeouts }) => timeouts)
          .sort((a, b) => a.due - b.due || (a.call.label < b.call.label ? -1 : 1))
      }
      await sleep(1)
    }
  }
}

interface PendingTimeout {
  call: GatedCall
  id: number
  due: number
}

async function stateOf(call: GatedCall): Promise<{ isWaiting: boolean; timeouts: PendingTimeout[] }> {
  if (!call.instance) return { isWaiting: true, timeouts: [] }
  const state = await call.instance.probe()
  if (!state) return { isWaiting: false, timeouts: [] }
  const isWaiting = !state.busy && state.started === call.arrived && state.finished === call.replied
  return { isWaiting, timeouts: state.timeouts.map(timeout => ({ call, ...timeout })) }
}

/** FNV-1a: any text to a seed. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
