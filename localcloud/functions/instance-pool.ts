import type { CallOutcome, InstanceHandle } from './instance-handle'
import type { InstanceCall } from './instance-messages'

/** An instance that nobody called for this long is retired, as the platform does after some minutes. */
const IDLE_LIFE_MS = 5 * 60_000

export interface PoolReply {
  outcome: CallOutcome
  /** Whether this call had to start an instance. */
  cold: boolean
  /** Milliseconds spent waiting for a free instance. */
  queuedMs: number
}

interface IdleInstance {
  instance: InstanceHandle
  retirement: NodeJS.Timeout
}

/** The instances of one function: a call takes a warm one, starts one, or waits when the limit is reached. */
export class InstancePool {
  private readonly all = new Set<InstanceHandle>()
  private readonly idle: IdleInstance[] = []
  private readonly waiting: (() => void)[] = []
  /** Instances that wait to be started: they count already. */
  private starting = 0

  constructor(
    private readonly start: () => InstanceHandle,
    private readonly maxInstances: number,
    /** Asked before an instance starts; what it gives is called when the instance has loaded. */
    private readonly mayStart: () => Promise<() => void>,
  ) {}

  get size(): number {
    return this.all.size
  }

  async run(
    call: InstanceCall,
    onOutput: (text: string) => void,
    onStart: (instance: InstanceHandle) => void,
  ): Promise<PoolReply> {
    const arrived = performance.now()
    const { instance, cold } = await this.take()
    const queuedMs = performance.now() - arrived
    onStart(instance)
    const outcome = await instance.run(call, onOutput)
    this.giveBack(instance)
    return { outcome, cold, queuedMs }
  }

  /** Starts instances until there are so many, and waits until they have loaded. */
  async warm(count: number): Promise<void> {
    const missing = Math.max(0, Math.min(count, this.maxInstances) - this.all.size - this.starting)
    const started = await Promise.all(Array.from({ length: missing }, () => this.startOne()))
    await Promise.all(started.map(instance => instance.loading))
    for (const instance of started) this.giveBack(instance)
  }

  /** Ends every instance, busy ones too: their calls fail and the next call is a cold one. */
  async killAll(reason: string): Promise<void> {
    const doomed = [...this.all]
    for (const { instance, retirement } of this.idle.splice(0)) {
      clearTimeout(retirement)
      this.all.delete(instance)
    }
    // A busy one leaves the pool when its call ends, which killing it brings about.
    await Promise.all(doomed.map(instance => instance.kill(reason)))
  }

  private async take(): Promise<{ instance: InstanceHandle; cold: boolean }> {
    for (;;) {
      // The one used last is the warmest, and the others can grow old and be retired.
      const warm = this.idle.pop()
      if (warm) {
        clearTimeout(warm.retirement)
        if (!warm.instance.isDead) return { instance: warm.instance, cold: false }
        this.all.delete(warm.instance)
      } else if (this.all.size + this.starting < this.maxInstances)
        return { instance: await this.startOne(), cold: true }
      else await new Promise<void>(resolve => this.waiting.push(resolve))
    }
  }

  private async startOne(): Promise<InstanceHandle> {
    this.starting += 1
    const hasLoaded = await this.mayStart()
    this.starting -= 1
    const instance = this.start()
    this.all.add(instance)
    void instance.loading.then(hasLoaded)
    return instance
  }

  private giveBack(instance: InstanceHandle): void {
    if (instance.isDead) this.all.delete(instance)
    else {
      const retirement = setTimeout(() => this.retire(instance), IDLE_LIFE_MS)
      retirement.unref()
      this.idle.push({ instance, retirement })
    }
    this.waiting.shift()?.()
  }

  private retire(instance: InstanceHandle): void {
    const at = this.idle.findIndex(entry => entry.instance === instance)
    if (at >= 0) this.idle.splice(at, 1)
    this.all.delete(instance)
    void instance.kill('retired')
  }
}
