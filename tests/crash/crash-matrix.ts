import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { TestShop } from '../support/shop'
import { extentOfRun } from './extent'
import type { Flow } from './flow'
import { furnish } from './flows/given'
import { Matrix, nameOf } from './matrix'
import { untilNoon } from './noon'

/**
 * Tries flows on one shop, as many faults of each as the run wants. Every command and flow of the product stands in the file of its
 * kind under `flows`: a new one takes a few lines there, and the matrix finds its calls by itself.
 */
export function crashMatrix(flows: Flow[]): void {
  const extent = extentOfRun()

  let shop: TestShop
  beforeAll(async () => {
    const again = extent === 'whole' ? extent : extent.seed
    process.stderr.write(`crash matrix: CRASH_EXTENT=${again} npm run crash\n`)
    shop = await TestShop.open([], folderInMemory())
    // Always at the same time of the day: a step that a fault delays must not fall behind a midnight.
    await shop.advance(untilNoon(shop.now))
    await furnish(shop)
    await shop.snapshot('empty')
  }, 120_000)
  afterAll(() => shop.close())

  describe.each(flows)('$name', flow => {
    test('ends the same whichever of its cloud calls fails, kills, is lost or comes twice', async () => {
      await shop.restore('empty')
      const matrix = new Matrix(shop, flow, extent)
      const groups = await matrix.record()
      expect(groups.flat().length).toBeGreaterThan(1)
      for (const group of groups) {
        const { end, undisturbed, missed } = await matrix.judge(group)
        if (missed.length === 0 && isDeepStrictEqual(end, undisturbed)) continue
        // Each by itself, to tell which one it was.
        for (const each of group) {
          const alone = await matrix.judge([each])
          expect({ case: nameOf(each), ...alone.end }).toEqual({ case: nameOf(each), ...alone.undisturbed })
        }
        expect({ missed, end }).toEqual({ missed: [], end: undisturbed })
      }
    }, 600_000)
  })
}

const ROOM = 512 * 1024 * 1024

/** Nothing here ends the machine, so nothing has to wait for the disk. */
function folderInMemory(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > ROOM ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}
