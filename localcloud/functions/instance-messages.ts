/** Given to a new instance. */
export interface InstanceSetup {
  entry: string
  /** The local cloud's clock, see `Clock.shared`. */
  clock: SharedArrayBuffer
  /** Milliseconds by which this instance's clock is off. */
  skewMs: number
}

/** One call, sent to an instance that has loaded and is free. */
export interface ToInstance {
  /** JSON. */
  event: string
  context: Record<string, unknown>
  /** Replace those of the call before. */
  variables: Record<string, string>
}

/** What an instance says. After `load-error` it is of no use. */
export type FromInstance =
  | { type: 'loaded'; ms: number }
  | { type: 'load-error'; message: string; stack: string }
  | { type: 'output'; text: string }
  | { type: 'result'; json: string }
  | { type: 'error'; message: string; stack: string }
