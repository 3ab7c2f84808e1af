import { simulate } from './simulate'

const STEPS = 1500
/** A stranger each time: what it finds is replayed by the seed that the report names. */
const NEW_SEED = Date.now() % 2 ** 31

jest.setTimeout(1_200_000)

test.each([1, NEW_SEED])(
  `a shop played by seed %i keeps every invariant for ${STEPS} steps, and comes to rest`,
  async seed => {
    process.stderr.write(`simulation: npm run sim -- --seed ${seed} --steps ${STEPS}\n`)
    const { wrong, steps, entries, counts } = await simulate(seed, STEPS)
    expect(wrong).toEqual([])
    expect(steps).toBe(STEPS)
    // A shop in which nothing happens, or nothing fails, would prove nothing.
    expect(entries).toBeGreaterThan(STEPS / 15)
    expect(counts.unknown).toBeGreaterThan(STEPS / 100)
  },
)
