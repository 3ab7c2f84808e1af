import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import timersPromises from 'node:timers/promises'
import { promisify } from 'node:util'

interface Pending {
  due: number
  ring: () => void
}

/** Stands for a timeout or an interval whose time the gate decides. */
class GatedTimer {
  constructor(
    readonly id: number,
    private readonly pending: Map<number, Pending>,
    private readonly wind: () => void,
  ) {}
  ref = (): this => this
  unref = (): this => this
  hasRef = (): boolean => this.pending.has(this.id)
  refresh = (): this => {
    this.wind()
    return this
  }
  close = (): this => {
    this.pending.delete(this.id)
    return this
  }
}

type Ring = (...args: unknown[]) => void
interface Options {
  signal?: AbortSignal
}

/**
 * All timers of a function instance, in place of Node's: `setTimeout`, `setInterval`, their promises and
 * `scheduler.wait`. They ring when the gate says so, in the order of their times, and never by themselves.
 */
export class GatedTimers {
  private readonly pending = new Map<number, Pending>()
  private lastId = 0

  constructor(private readonly now: () => number) {}

  get waiting(): { id: number; due: number }[] {
    return [...this.pending].map(([id, { due }]) => ({ id, due }))
  }

  /** Forgets what a call left behind: on the platform an instance stands still between calls. */
  clear(): void {
    this.pending.clear()
  }

  ring(id: number): void {
    const pending = this.pending.get(id)
    this.pending.delete(id)
    pending?.ring()
  }

  /** Puts these timers where functions find Node's. */
  takeOver(): void {
    const { setTimeout: realSet, clearTimeout: realClear } = globalThis
    const clear = (timer?: unknown): void => {
      if (timer instanceof GatedTimer) timer.close()
      else if (typeof timer === 'number' || typeof timer === 'string') this.pending.delete(Number(timer))
      else realClear(timer as NodeJS.Timeout)
    }
    const setTimeout = (ring: Ring, ms?: number, ...args: unknown[]) =>
      isAskedByNode() ? realSet(ring, ms, ...args) : this.set(() => ring(...args), ms, false)
    const setInterval = (ring: Ring, ms?: number, ...args: unknown[]) => this.set(() => ring(...args), ms, true)
    const wait = (ms?: number, value?: unknown, options?: Options) => this.wait(ms, value, options)
    Object.assign(setTimeout, { [promisify.custom]: wait })
    const all = { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear }
    Object.assign(globalThis, all)
    Object.assign(timers, all)
    Object.assign(timersPromises, {
      setTimeout: wait,
      setInterval: (ms?: number, value?: unknown, options?: Options) => this.ticks(ms, value, options),
    })
    Object.assign(timersPromises.scheduler, { wait: (ms: number, options?: Options) => wait(ms, undefined, options) })
    syncBuiltinESMExports()
  }

  private set(ring: () => void, ms: unknown, repeats: boolean): GatedTimer {
    this.lastId += 1
    const id = this.lastId
    const delay = Math.max(1, Math.trunc(Number(ms) || 0))
    const wind = (): void => {
      const due = this.now() + delay
      this.pending.set(id, {
        due,
        ring: () => {
          if (repeats) wind()
          ring()
        },
      })
    }
    wind()
    return new GatedTimer(id, this.pending, wind)
  }

  private wait(ms: number | undefined, value: unknown, { signal }: Options = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortError(signal))
      const timer = this.set(() => resolve(value), ms, false)
      signal?.addEventListener('abort', () => {
        timer.close()
        reject(abortError(signal))
      })
    })
  }

  private async *ticks(ms: number | undefined, value: unknown, options?: Options): AsyncGenerator<unknown> {
    for (;;) yield await this.wait(ms, value, options)
  }
}

/** Node's own `fetch` finds its timers where functions do; those watch over connections, and nobody waits for them. */
function isAskedByNode(): boolean {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 3
  const { stack = '' } = new Error()
  Error.stackTraceLimit = stackTraceLimit
  return stack.split('\n', 4)[3]?.includes('(node:internal/') ?? false
}

function abortError(signal: AbortSignal): Error {
  return Object.assign(new Error('The operation was aborted', { cause: signal.reason }), {
    name: 'AbortError',
    code: 'ABORT_ERR',
  })
}
