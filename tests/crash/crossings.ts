import type { TestShop } from '../support/shop'

/** What goes wrong with one cloud call. The caller cannot tell before from after, which is the point. */
export const faults = {
  'fails before it': { kind: 'error' },
  'fails after it': { kind: 'timeout', effect: 'done' },
  // Its thread lives on and nothing it does reaches anybody: starting threads anew would take most of the time.
  'dies before it': { kind: 'abandon' },
  'dies after it': { kind: 'kill', effect: 'done' },
  'makes it twice': { kind: 'duplicate' },
} as const

export type FaultName = keyof typeof faults

const changing = /\.(insert|modify|update|remove|add|run|commit)|wxPayApi|openApi|invokeFunction/
const everyFault = Object.keys(faults) as FaultName[]

/** The faults that make a difference at a call: what only reads may as well fail before as after, or twice. */
export function faultsAt({ action }: Crossing): readonly FaultName[] {
  return changing.test(action) ? everyFault : ['fails before it', 'dies before it']
}

/** One cloud call that a flow really makes: the nth of its like. */
export interface Crossing {
  function: string
  action: string
  target: string | undefined
  nth: number
}

interface Invocation {
  function: string
  calls: { action: string; target?: string }[]
}

/** Every cloud call that an act makes, in the order of the calls of functions. */
export async function crossingsOf(shop: TestShop, act: () => Promise<void>): Promise<Crossing[]> {
  await fetch(`${shop.url}/localcloud/requests`, { method: 'DELETE' })
  await act()
  const { requests } = await shop.get<{ requests: Invocation[] }>('/localcloud/requests?limit=500')
  const seen = new Map<string, number>()
  return requests.reverse().flatMap(invocation =>
    invocation.calls.map(({ action, target }) => {
      const key = `${invocation.function} ${action} ${target}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
      return { function: invocation.function, action, target, nth: seen.get(key) ?? 1 }
    }),
  )
}
