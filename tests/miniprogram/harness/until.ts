const LOOK_AGAIN_MS = 15

/** Patience for one condition: far beyond what a slow machine needs, and short of the test's own limit. */
const PATIENCE_MS = 20_000

/** Looks until there is something to see. `situation` tells, when nothing ever came, what was there instead. */
export async function until<Seen>(look: () => Seen | null | undefined | false, situation: () => string): Promise<Seen> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const seen = look()
    if (seen !== null && seen !== undefined && seen !== false) return seen
    if (Date.now() > end) throw new Error(situation())
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
