import type { TestShop } from './shop'

/**
 * How a database call of a function goes wrong where nobody tries again: it fails before its effect, or the instance dies
 * after it. Every other way, each with a repeat, is the crash matrix's part.
 */
const hows = [{ kind: 'error' }, { kind: 'kill', effect: 'done' }] as const

export interface Interruption {
  name: string
  /** the nth database call of the function fails in this way, once */
  fault: object
}

/** Arms one fault, does something that may fail, and disarms. */
export async function interrupted(shop: TestShop, { fault }: Interruption, act: () => Promise<unknown>): Promise<void> {
  await shop.post('/localcloud/faults', { faults: [fault] })
  try {
    await act()
  } catch {
    // A killed instance or a lost answer is what was asked for; what became of it is the test's question.
  } finally {
    await fetch(`${shop.url}/localcloud/faults`, { method: 'DELETE' })
  }
}

/** Every interruption of an act at every database call that it really makes when nothing disturbs it. */
export async function interruptionsOf(
  shop: TestShop,
  name: string,
  act: () => Promise<unknown>,
): Promise<Interruption[]> {
  // A fault that never comes due counts the calls that pass it.
  const counting = { action: 'database.*', function: name, kind: 'error', nth: 10_000, times: 1 }
  await shop.post('/localcloud/faults', { faults: [counting] })
  await act()
  const { faults } = await shop.get<{ faults: { seen: number }[] }>('/localcloud/faults')
  await fetch(`${shop.url}/localcloud/faults`, { method: 'DELETE' })
  const calls = faults[0]?.seen ?? 0
  return Array.from({ length: calls }, (_, place) => place + 1).flatMap(nth =>
    hows.map(how => ({
      name: `call ${nth} of ${calls}, ${how.kind} ${'effect' in how ? 'after' : 'before'} its effect`,
      fault: { action: 'database.*', function: name, nth, times: 1, ...how },
    })),
  )
}
