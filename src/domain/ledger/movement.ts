import { type Account, accountKind, allowedMovements, type EntryKind, type Unit } from './accounts'

/** A movement names both sides, so an imbalance cannot be written. `amount` is a positive integer of its unit. */
export interface Movement {
  unit: Unit
  amount: number
  from: Account
  to: Account
}

/** Throws on a movement that the chart of accounts does not allow for this kind of entry: a defect, never a refusal. */
export function assertMovements(kind: EntryKind, movements: readonly Movement[]): void {
  for (const { unit, amount, from, to } of movements) {
    if (!Number.isSafeInteger(amount) || amount <= 0) throw new Error(`${kind}: not an amount: ${amount} ${unit}`)
    const allowed = allowedMovements[kind].some(
      ([allowedUnit, source, target]) =>
        allowedUnit === unit && source === accountKind(from) && target === accountKind(to),
    )
    if (!allowed) throw new Error(`${kind}: ${unit} may not move from ${from} to ${to}`)
  }
}

/** What every account holds after the movements, per unit: the replay that balances are compared with. */
export function replay(movements: Iterable<Movement>): Map<Account, number> {
  const balances = new Map<Account, number>()
  for (const { amount, from, to } of movements) {
    balances.set(from, (balances.get(from) ?? 0) - amount)
    balances.set(to, (balances.get(to) ?? 0) + amount)
  }
  return balances
}
