import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { functionBundle } from '../config/function-bundle'
import { dist } from '../config/paths'
import { type Figure, figure, median, type Part } from './figure'

const ROUNDS = 15

/** Milliseconds that a fresh process takes to load a built function. */
function loadMs(file: string): number {
  const script = `const t = performance.now(); require(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - t)); process.exit()`
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
  })
  return Number(stdout)
}

/** The least a function can load: the SDK alone, bundled the same way. */
async function bareSdk(): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'card-pack-bare-')), 'index.js')
  await build({
    stdin: {
      contents: `import cloud from 'wx-server-sdk'; cloud.init(); exports.main = async () => cloud.getWXContext()`,
      resolveDir: join(dist.functions, '..', '..'),
    },
    outfile,
    ...functionBundle,
  })
  return outfile
}

export const coldStart: Part = {
  names: ['cold_start.ratio', 'cold_start.shopper_ms', 'cold_start.bare_ms'],
  async *measure(): AsyncGenerator<Figure> {
    const bare = await bareSdk()
    const shopper = join(dist.functions, 'shopper', 'index.js')
    const ours: number[] = []
    const floor: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(loadMs(shopper))
      floor.push(loadMs(bare))
    }
    yield figure('cold_start.shopper_ms', median(ours), 'ms')
    yield figure('cold_start.bare_ms', median(floor), 'ms')
    yield figure('cold_start.ratio', median(ours.map((value, round) => value / (floor[round] ?? Number.NaN))), 'ratio')
  },
}
