import { Worker } from 'node:worker_threads'
import type { FromInstance, GateState, InstanceCall, InstanceSetup, ToInstance } from './instance-messages'
import type { CloudFunction } from './project'

/** How a call to an instance ended. Only after `result` and `error` may the instance be used again. */
export type CallOutcome =
  | { type: 'result'; json: string }
  | { type: 'error'; message: string; stack: string }
  | { type: 'timeout' }
  | { type: 'dead'; message: string }

/** The platform gives the loading of a function its own time, apart from that of the call. */
const LOAD_TIMEOUT_MS = 60_000

/** Behind the gate a call waits for others most of its time, which is no fault of its own. */
const GATED_PATIENCE = 10

interface RunningCall {
  onOutput: (text: string) => void
  end: (outcome: CallOutcome) => void
  timer?: NodeJS.Timeout
  isSent?: boolean
}

/** The server's end of one function instance (a worker thread). */
export class InstanceHandle {
  private readonly worker: Worker
  /** Resolves when the code is loaded, or will never be. */
  readonly loading: Promise<void>
  private running?: RunningCall
  private death?: string
  private readonly probes: ((state: GateState | undefined) => void)[] = []
  /** Milliseconds that loading the function's code took. */
  loadMs?: number

  constructor(
    private readonly fn: CloudFunction,
    workerFile: string,
    variables: Record<string, string>,
    private readonly setup: InstanceSetup,
  ) {
    this.worker = new Worker(workerFile, {
      name: fn.name,
      env: variables,
      workerData: setup,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: fn.memoryMiB },
    })
    this.loading = this.waitForLoading()
    this.worker.on('error', error => this.die(String(error)))
    this.worker.on('exit', code => this.die(`Process exited before completing request, code ${code}`))
  }

  get isDead(): boolean {
    return this.death !== undefined
  }

  /** Runs one call; the caller sees to it that there is only one at a time. Never rejects. */
  async run(call: InstanceCall, onOutput: (text: string) => void): Promise<CallOutcome> {
    const ended = new Promise<CallOutcome>(end => {
      this.running = { onOutput, end }
    })
    await this.loading
    if (this.death !== undefined) this.finish({ type: 'dead', message: this.death })
    else if (this.running) {
      // The platform's limit starts with the call, not with the loading of the code.
      this.running.timer = setTimeout(() => this.timeOut(), this.fn.timeoutMs * (this.setup.gated ? GATED_PATIENCE : 1))
      this.running.isSent = true
      this.say({ type: 'call', ...call })
    }
    return ended
  }

  /** What a gated instance waits for; undefined while it does not run a call yet. */
  async probe(): Promise<GateState | undefined> {
    if (!this.running?.isSent || this.isDead) return undefined
    return new Promise(resolve => {
      this.probes.push(resolve)
      this.say({ type: 'probe' })
    })
  }

  /** Lets a timeout of a gated instance end. */
  ring(id: number): void {
    this.say({ type: 'ring', id })
  }

  private say(message: ToInstance): void {
    this.worker.postMessage(message)
  }

  async kill(reason: string): Promise<void> {
    this.die(reason)
    await this.worker.terminate()
  }

  private waitForLoading(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => void this.kill('Function initialization timed out'), LOAD_TIMEOUT_MS)
      const done = (): void => {
        clearTimeout(timer)
        resolve()
      }
      this.worker.once('exit', done)
      this.worker.on('message', (message: FromInstance) => {
        if (message.type === 'loaded') this.loadMs = message.ms
        if (message.type === 'load-error') void this.kill(message.stack || message.message)
        if (message.type === 'loaded' || message.type === 'load-error') done()
        else this.hear(message)
      })
    })
  }

  private hear(message: Extract<FromInstance, { type: 'output' | 'state' | 'result' | 'error' }>): void {
    if (message.type === 'state') this.probes.shift()?.(message.state)
    else if (message.type === 'output') this.running?.onOutput(message.text)
    else this.finish(message)
  }

  private timeOut(): void {
    this.finish({ type: 'timeout' })
    void this.kill('timed out')
  }

  private die(reason: string): void {
    if (this.death !== undefined) return
    this.death = reason
    for (const answer of this.probes.splice(0)) answer(undefined)
    this.finish({ type: 'dead', message: reason })
  }

  private finish(outcome: CallOutcome): void {
    const running = this.running
    this.running = undefined
    clearTimeout(running?.timer)
    running?.end(outcome)
  }
}
