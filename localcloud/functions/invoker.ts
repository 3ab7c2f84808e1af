import { availableParallelism } from 'node:os'
import type { Clock } from '../clock'
import { chanceUuid } from '../faults/chance'
import type { Faults } from '../faults/faults'
import type { Gate } from '../faults/gate'
import type { GatedCall } from '../faults/gated-call'
import { appendOutput, type InvocationRecord, noteCall, type RequestLog } from '../requests/request-log'
import type { Caller } from './caller'
import { callContext, callVariables, type Environment, instanceVariables } from './environment'
import { FunctionError } from './function-error'
import { assertNotTooLarge, resultOf } from './function-result'
import { type CallOutcome, InstanceHandle } from './instance-handle'
import { InstancePool } from './instance-pool'
import type { CloudFunction } from './project'
import { Turnstile } from './turnstile'

/** The platform starts each instance on a machine of its own; here too many at once would all run into their limits. */
const LOADING_AT_ONCE = 2 * availableParallelism()

/** How a call ends whose instance a fault declared dead. */
const KILLED: CallOutcome = { type: 'dead', message: 'killed by a fault' }

/** The event that a function receives, before the platform adds to it. */
export type FunctionEvent = Record<string, unknown>

/** A call that is running now: what a request from inside it needs to know. */
export interface RunningInvocation {
  record: InvocationRecord
  caller: Caller
  /** Notes a cloud call of this invocation in the log; the returned function notes its end. */
  noteCall: (action: string, target?: string) => (error?: string) => void
  /** Ends the instance that it runs in. */
  kill: (reason: string) => Promise<void>
  /** Set by a fault: the instance counts as dead, and nothing that this call still does reaches anybody. */
  abandoned: boolean
  gated?: GatedCall
}

/** What a function answered, as JSON. */
export interface FunctionReply {
  requestId: string
  json: string
}

/** What calls run on. */
export interface InvokerOptions {
  functions: Map<string, CloudFunction>
  environment: Environment
  clock: Clock
  log: RequestLog
  /** Built file of `instance.ts`. */
  workerFile: string
  maxInstances: number
  faults: Faults
}

/** Runs cloud functions and remembers which request belongs to which call. */
export class Invoker {
  private readonly loading = new Turnstile(LOADING_AT_ONCE)
  private readonly pools = new Map<string, InstancePool>()
  private readonly running = new Map<string, RunningInvocation>()
  /** Set while requests are let through one by one. */
  gate?: Gate

  constructor(private readonly options: InvokerOptions) {
    for (const fn of options.functions.values()) {
      this.pools.set(
        fn.name,
        new InstancePool(
          () => this.startInstance(fn),
          options.maxInstances,
          () => this.mayStart(),
        ),
      )
    }
  }

  /** The invocation that a request id belongs to, while it runs. */
  find(requestId: string): RunningInvocation | undefined {
    return this.running.get(requestId)
  }

  instanceCounts(): Record<string, number> {
    return Object.fromEntries([...this.pools].map(([name, pool]) => [name, pool.size]))
  }

  /**
   * Calls a function and returns its result as JSON.
   * Throws a `FunctionError` when there is no such function, it threw, died, took too long or answered too much.
   */
  async invoke(name: string, event: FunctionEvent, caller: Caller, parentId?: string): Promise<FunctionReply> {
    const fn = this.options.functions.get(name)
    const pool = this.pools.get(name)
    if (!fn || !pool) throw new FunctionError('FUNCTION_NOT_FOUND', 'FunctionName parameter could not be found')
    const { environment } = this.options
    const eventJson = JSON.stringify(withUser(event, environment.appid, caller))
    const gate = this.gate
    const gated = await gate?.enter(caller.label ?? `${name} ${eventJson}`, parentId !== undefined)
    const { requestId, began, running } = this.begin(name, eventJson, caller, parentId, gated)
    const { record } = running
    try {
      const call = {
        event: eventJson,
        context: callContext(environment, fn, requestId),
        variables: callVariables(environment, caller, requestId),
        seed: gated?.seed ?? 0,
      }
      const onOutput = (text: string): void => appendOutput(record, text)
      const reply = await pool.run(call, onOutput, running.startIn)
      record.cold = reply.cold
      record.queuedMs = reply.queuedMs
      const json = resultOf(running.abandoned ? KILLED : reply.outcome, fn)
      record.resultBytes = Buffer.byteLength(json)
      assertNotTooLarge(record.resultBytes)
      record.state = 'ok'
      return { requestId, json }
    } catch (error) {
      record.state = 'failed'
      record.error = error instanceof FunctionError ? `${error.code} ${error.message}` : String(error)
      throw error
    } finally {
      record.ms = performance.now() - began
      this.running.delete(requestId)
      if (gated) gate?.leave(gated)
    }
  }

  private begin(name: string, event: string, caller: Caller, parentId?: string, gated?: GatedCall) {
    const { clock, log } = this.options
    const requestId = chanceUuid()
    const { openid, source } = caller
    const start = { requestId, parentId, function: name, openid, source, startedAt: clock.now() }
    const record = log.begin(start, event)
    const began = performance.now()
    let instance: InstanceHandle | undefined
    const running: RunningInvocation & { startIn: (started: InstanceHandle) => void } = {
      record,
      caller,
      gated,
      abandoned: false,
      noteCall: (action: string, target?: string) => noteCall(record, began, action, target),
      kill: async (reason: string) => instance?.kill(reason),
      startIn: (started: InstanceHandle): void => {
        instance = started
        if (gated) gated.instance = started
      },
    }
    this.running.set(requestId, running)
    return { requestId, began, running }
  }

  async killInstances(reason: string, name?: string): Promise<void> {
    const pools = [...this.pools].filter(([pool]) => name === undefined || pool === name)
    await Promise.all(pools.map(([, pool]) => pool.killAll(reason)))
  }

  /** Starts instances until a function has so many, all loaded, so that the next calls overlap from their first line. */
  async warm(name: string, count: number): Promise<void> {
    const pool = this.pools.get(name)
    if (!pool) throw new FunctionError('FUNCTION_NOT_FOUND', 'FunctionName parameter could not be found')
    await pool.warm(count)
  }

  /** The gate orders calls itself and must see each in its instance at once. */
  private async mayStart(): Promise<() => void> {
    return this.gate ? () => undefined : this.loading.enter()
  }

  private startInstance(fn: CloudFunction): InstanceHandle {
    const { environment, clock, workerFile, faults } = this.options
    const skewMs = faults.clockSkewMs.get(fn.name) ?? 0
    return new InstanceHandle(fn, workerFile, instanceVariables(environment, fn), {
      entry: fn.entry,
      clock: clock.shared,
      skewMs,
      gated: this.gate !== undefined,
    })
  }
}

/** The platform adds who called to every event; a function that refuses unknown fields must know this one. */
function withUser(event: FunctionEvent, appId: string, caller: Caller): FunctionEvent {
  return { ...event, userInfo: caller.openid === undefined ? { appId } : { appId, openId: caller.openid } }
}
