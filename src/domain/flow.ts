/** A chain of steps over several documents: its own document says how far it has come. */
export interface Flow {
  progress: { state: string }
}

/** A flow in one of its states. */
export type InState<F extends Flow, S extends F['progress']['state']> = F & {
  progress: Extract<F['progress'], { state: S }>
}

/** Narrows a flow to one of its states. */
export function isIn<F extends Flow, S extends F['progress']['state']>(flow: F, state: S): flow is InState<F, S> {
  return flow.progress.state === state
}
