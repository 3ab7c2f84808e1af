import { spawnSync } from 'node:child_process'
import { buildStale } from '../config/build'
import { calls } from './calls'
import { claimRush } from './claim-rush'
import { cloudlike } from './cloudlike'
import { coldStart } from './cold-start'
import { database, history } from './database'
import { domain } from './domain'
import type { Part } from './figure'
import { spendGrowth } from './growth'
import { hotPack } from './hot-pack'
import { memory } from './memory'
import { offline } from './offline'
import { optimise } from './optimise'
import { ready, scale } from './scale'
import { sizes } from './sizes'
import { throughput } from './throughput'
import { tillPath } from './till-path'
import { topUp } from './top-up'
import { verify } from './verify'

const parts: Record<string, Part> = {
  calls,
  domain,
  throughput,
  tillPath,
  claimRush,
  topUp,
  cloudlike,
  coldStart,
  sizes,
  memory,
  ready,
  database,
  history,
  optimise,
  offline,
  verify,
  scale,
  hotPack,
  spendGrowth,
}

/** `npm run bench` measures everything; `npm run bench -- spend` what has a name that begins so. One JSON object a line. */
async function run(wanted: string): Promise<void> {
  const chosen = Object.entries(parts).filter(([, part]) => part.names.some(name => name.startsWith(wanted)))
  if (chosen.length === 0) {
    const names = Object.values(parts).flatMap(part => part.names)
    throw new Error(`nothing is called ${wanted}: ${names.join(' ')}`)
  }
  await buildStale(['functions', 'localcloud', 'weapp', 'h5'])
  // Each part in a process of its own: what one leaves in memory is no part of what the next one measures.
  for (const [name] of chosen) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, __filename, wanted, name], {
      stdio: 'inherit',
    })
    if (status !== 0) process.exitCode = 1
  }
}

async function measure(wanted: string, part: Part | undefined): Promise<void> {
  if (!part) throw new Error('there is no such part')
  for await (const measured of part.measure()) {
    if (measured.name.startsWith(wanted)) process.stdout.write(`${JSON.stringify(measured)}\n`)
  }
}

const [wanted = '', part] = process.argv.slice(2)
;(part === undefined ? run(wanted) : measure(wanted, parts[part])).then(
  () => process.exit(),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  },
)
