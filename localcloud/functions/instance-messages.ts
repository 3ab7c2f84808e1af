/** Given to a new instance. */
export interface InstanceSetup {
  entry: string
  /** The local cloud's clock, see `Clock.shared`. */
  clock: SharedArrayBuffer
  /** Milliseconds by which this instance's clock is off. */
  skewMs: number
  /** Whether chance and timeouts follow the gate. */
  gated: boolean
}

/** What a gated instance waits for. */
export interface GateState {
  /** Its requests that are under way. */
  requests: number
  /** Whether it still works on something else. */
  busy: boolean
  timeouts: { id: number; due: number }[]
}

/** What the server says to an instance. */
export type ToInstance =
  | ({ type: 'call' } & InstanceCall)
  /** Asks a gated instance what it waits for. */
  | { type: 'probe' }
  /** Lets a timeout of a gated instance end. */
  | { type: 'ring'; id: number }

/** One call, sent to an instance that has loaded and is free. */
export interface InstanceCall {
  /** JSON. */
  event: string
  context: Record<string, unknown>
  /** Replace those of the call before. */
  variables: Record<string, string>
  /** Of the call's chance, when gated. */
  seed: number
}

/** What an instance says. After `load-error` it is of no use. */
export type FromInstance =
  | { type: 'loaded'; ms: number }
  | { type: 'load-error'; message: string; stack: string }
  | { type: 'output'; text: string }
  | { type: 'state'; state: GateState }
  | { type: 'result'; json: string }
  | { type: 'error'; message: string; stack: string }
