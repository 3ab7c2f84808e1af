/** One request that a running function made to the cloud. Times are milliseconds since the call began. */
export interface CloudCall {
  /** E.g. `database.getDocument`. */
  action: string
  /** Collection, function or interface that it was about. */
  target?: string
  startMs: number
  /** Absent while the reply is not sent. */
  endMs?: number
  /** Platform code of the failure, if it failed. */
  error?: string
}

/** One function call, from arrival to answer. */
export interface InvocationRecord {
  requestId: string
  /** The invocation that called this one, if a function did. */
  parentId?: string
  function: string
  openid?: string
  source: string
  /** Milliseconds since the epoch, by the local cloud's clock. */
  startedAt: number
  ms?: number
  queuedMs?: number
  cold?: boolean
  state: 'running' | 'ok' | 'failed'
  /** Platform code and text when it failed. */
  error?: string
  event: string
  resultBytes?: number
  calls: CloudCall[]
  output: string
}

/** The log keeps the newest invocations only. */
const CAPACITY = 2000
const OUTPUT_LIMIT = 16_384
const EVENT_LIMIT = 4096
const CALLS_LIMIT = 1000

/** What the functions did lately; the console shows it and the benchmark counts with it. */
export class RequestLog {
  private readonly byId = new Map<string, InvocationRecord>()

  begin(
    start: Pick<InvocationRecord, 'requestId' | 'parentId' | 'function' | 'openid' | 'source' | 'startedAt'>,
    event: string,
  ): InvocationRecord {
    const record: InvocationRecord = {
      ...start,
      state: 'running',
      event: event.slice(0, EVENT_LIMIT),
      calls: [],
      output: '',
    }
    this.byId.set(record.requestId, record)
    if (this.byId.size > CAPACITY) {
      const [oldest] = this.byId.keys()
      if (oldest !== undefined) this.byId.delete(oldest)
    }
    return record
  }

  find(requestId: string): InvocationRecord | undefined {
    return this.byId.get(requestId)
  }

  /** Newest first. */
  latest(limit: number): InvocationRecord[] {
    const all = [...this.byId.values()]
    return all.slice(Math.max(0, all.length - limit)).reverse()
  }

  clear(): void {
    this.byId.clear()
  }
}

/** Keeps what an instance printed, up to a limit; the rest is dropped. */
export function appendOutput(record: InvocationRecord, text: string): void {
  if (record.output.length < OUTPUT_LIMIT) record.output = (record.output + text).slice(0, OUTPUT_LIMIT)
}

/** Notes the beginning of a cloud call; the returned function notes its end. */
export function noteCall(
  record: InvocationRecord,
  began: number,
  action: string,
  target?: string,
): (error?: string) => void {
  const call: CloudCall = { action, target, startMs: performance.now() - began }
  if (record.calls.length < CALLS_LIMIT) record.calls.push(call)
  return error => {
    call.endMs = performance.now() - began
    if (error !== undefined) call.error = error
  }
}
