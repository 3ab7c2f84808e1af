import { buildStale } from '../config/build'
import { calls } from './calls'
import { cloudlike } from './cloudlike'
import { coldStart } from './cold-start'
import { database } from './database'
import type { Part } from './figure'
import { memory } from './memory'
import { ready, scale } from './scale'
import { sizes } from './sizes'
import { throughput } from './throughput'

const parts: readonly Part[] = [calls, throughput, cloudlike, coldStart, sizes, memory, ready, database, scale]

/** `npm run bench` measures everything; `npm run bench -- spend` what has a name that begins so. One JSON object a line. */
async function run(wanted: string): Promise<void> {
  const chosen = parts.filter(part => part.names.some(name => name.startsWith(wanted)))
  if (chosen.length === 0)
    throw new Error(`nothing is called ${wanted}: ${parts.flatMap(part => part.names).join(' ')}`)
  await buildStale(['functions', 'localcloud', 'weapp', 'h5'])
  for (const part of chosen) {
    for await (const measured of part.measure()) {
      if (measured.name.startsWith(wanted)) process.stdout.write(`${JSON.stringify(measured)}\n`)
    }
  }
}

run(process.argv[2] ?? '').then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  },
)
