import { subscribe } from 'node:diagnostics_channel'
import { seededRandom } from '../faults/random'
import type { GateState } from './instance-messages'

/** Handles that stay open while nothing is going on. Anything else means that the thread still works on something. */
const QUIET = new Set(['MessagePort', 'TCPSocketWrap', 'TCPWRAP', 'PipeWrap', 'TTYWrap', 'Timeout', 'Immediate'])

interface Pending {
  due: number
  ring: () => void
}

/** Stands for a timeout whose time the gate decides. */
class GatedTimeout {
  constructor(
    readonly id: number,
    private readonly pending: Map<number, Pending>,
  ) {}
  ref = (): this => this
  unref = (): this => this
  refresh = (): this => this
  hasRef = (): boolean => this.pending.has(this.id)
  close = (): this => {
    this.pending.delete(this.id)
    return this
  }
}

/**
 * Makes a function instance replayable: chance comes from a seed, and timeouts wait for the gate instead of for time.
 * It also counts the requests that the function has under way, so that the gate can tell waiting from working.
 */
export class InstanceGate {
  private readonly pending = new Map<number, Pending>()
  private started = 0
  private finished = 0
  private lastId = 0

  constructor(private readonly now: () => number) {
    const finish = (): void => {
      this.finished += 1
    }
    subscribe('http.client.request.start', () => {
      this.started += 1
    })
    subscribe('http.client.response.finish', finish)
    subscribe('http.client.request.error', finish)
    this.takeOverTimeouts()
  }

  /** Every call begins with its own seed and without the timeouts of the call before. */
  beginCall(seed: number): void {
    Math.random = seededRandom(seed)
    this.pending.clear()
    this.started = 0
    this.finished = 0
  }

  ring(id: number): void {
    const pending = this.pending.get(id)
    this.pending.delete(id)
    pending?.ring()
  }

  /** What the instance waits for, once everything that it could do without waiting is done. */
  async state(): Promise<GateState> {
    for (let turn = 0; turn < 3; turn += 1) await new Promise(resolve => setImmediate(resolve))
    return {
      started: this.started,
      finished: this.finished,
      busy: process.getActiveResourcesInfo().some(kind => !QUIET.has(kind)),
      timeouts: [...this.pending].map(([id, { due }]) => ({ id, due })),
    }
  }

  private takeOverTimeouts(): void {
    const clearReal = globalThis.clearTimeout
    const set = (ring: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): GatedTimeout => {
      this.lastId += 1
      this.pending.set(this.lastId, {
        due: this.now() + Math.max(1, Math.trunc(Number(ms) || 0)),
        ring: () => ring(...args),
      })
      return new GatedTimeout(this.lastId, this.pending)
    }
    const clear = (timeout?: unknown): void => {
      if (timeout instanceof GatedTimeout) timeout.close()
      else clearReal(timeout as NodeJS.Timeout)
    }
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
  }
}
