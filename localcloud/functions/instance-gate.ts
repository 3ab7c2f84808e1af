import { seededRandom } from '../faults/random'
import { GatedTimers } from './gated-timers'
import { takeOverChance } from './instance-chance'
import type { GateState } from './instance-messages'
import { OutgoingRequests } from './outgoing-requests'

/** Handles that stay open while nothing is going on. Anything else means that the thread still works on something. */
const QUIET = new Set(['MessagePort', 'TCPSocketWrap', 'TCPWRAP', 'PipeWrap', 'TTYWrap', 'Timeout', 'Immediate'])

/**
 * Makes a function instance replayable: chance comes from a seed, and timers wait for the gate instead of for time.
 * It also counts the requests that the function has under way, so that the gate can tell waiting from working.
 */
export class InstanceGate {
  private readonly timers: GatedTimers
  private draw = seededRandom(0)
  private readonly requests = new OutgoingRequests()

  constructor(now: () => number) {
    this.requests.watch()
    this.timers = new GatedTimers(now)
    this.timers.takeOver()
    takeOverChance(() => this.draw())
  }

  /** Every call begins with its own seed and without the timers of the call before. */
  beginCall(seed: number): void {
    this.draw = seededRandom(seed)
    this.timers.clear()
  }

  /**
   * Resolves when nothing that a call asked for is under way any more. A call that answers earlier (the first of several
   * requests failed) would leave the others to the next one, whenever they come back: no run would be like another.
   */
  async endCall(): Promise<void> {
    do await this.turns()
    while (this.requests.count > 0)
  }

  ring(id: number): void {
    this.timers.ring(id)
  }

  /** What the instance waits for, once everything that it could do without waiting is done. */
  async state(): Promise<GateState> {
    await this.turns()
    return {
      requests: this.requests.count,
      busy: process.getActiveResourcesInfo().some(kind => !QUIET.has(kind)),
      timeouts: this.timers.waiting,
    }
  }

  /** Lets whatever has come in be worked on. */
  private async turns(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await new Promise(resolve => setImmediate(resolve))
  }
}
