import type { InstanceHandle } from '../functions/instance-handle'

/** One function call behind the gate. */
export interface GatedCall {
  label: string
  seed: number
  /** Absent while the call waits for a free instance. */
  instance?: InstanceHandle
  /** Requests that came to the gate, replies that went back, timers that the gate ended. */
  arrived: number
  replied: number
  rung: number
  /** What it was seen waiting for, and when that was. */
  seen?: Sight
}

interface Sight {
  instance: InstanceHandle | undefined
  arrived: number
  replied: number
  rung: number
  isWaiting: boolean
  timeouts: { id: number; due: number }[]
}

export interface PendingTimeout {
  call: GatedCall
  id: number
  due: number
}

/** Whether a call was seen waiting and nothing has reached it since: then it still waits for the same. */
export function isStill({ seen, instance, arrived, replied, rung }: GatedCall): boolean {
  if (!seen?.isWaiting || seen.instance !== instance) return false
  return seen.arrived === arrived && seen.replied === replied && seen.rung === rung
}

/** Asks a call's instance what it waits for. */
export async function stateOf(call: GatedCall): Promise<Sight> {
  const { instance, arrived, replied, rung } = call
  const sight = { instance, arrived, replied, rung, isWaiting: true, timeouts: [] }
  if (!instance) return sight
  const state = await instance.probe()
  if (!state) return { ...sight, isWaiting: false }
  // A request that is on its way, either way, is under way for one side only; one to another server than the cloud's too.
  // Without a request or a timer there is nothing to wait for: it is at work, or its answer is on the way.
  const isAwaiting = state.requests > 0 || state.timeouts.length > 0
  const isWaiting = !state.busy && isAwaiting && state.requests === arrived - replied
  return { ...sight, isWaiting, timeouts: state.timeouts }
}
