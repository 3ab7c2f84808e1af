/** `npm run sim -- --seed 1 --steps 20000`: a shop played by a seed, audited after every step. Ends with 1 on the first wrong thing. `--log FILE` writes everything that happens. */
import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { simulate } from '../tests/simulation/simulate'
import { buildStale } from './build'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seed: { type: 'string' }, steps: { type: 'string', default: '20000' }, log: { type: 'string' } },
  })
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed)
  const steps = Number(values.steps)
  if (!Number.isInteger(seed) || !Number.isInteger(steps) || steps < 1)
    throw new Error('--seed and --steps are whole numbers')
  await buildStale(['functions', 'localcloud'])
  process.stdout.write(`seed ${seed}, ${steps} steps\n`)
  const { log: file } = values
  const log = file === undefined ? undefined : (line: string): void => appendFileSync(file, `${line}\n`)
  const began = Date.now()
  const { wrong, counts, days, entries, kinds, digest, steps: played } = await simulate(seed, steps, log)
  const seconds = ((Date.now() - began) / 1000).toFixed(0)
  process.stdout.write(
    `${played} steps in ${seconds} s: ${days.toFixed(1)} days of the shop, ${entries} entries, ` +
      `${counts.yes} yes, ${counts.no} no, ${counts.unknown} unknown\n` +
      `${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}\ndigest ${digest}\n`,
  )
  if (wrong.length === 0) return
  process.stdout.write(`WRONG after ${played} steps:\n${wrong.slice(0, 20).join('\n')}\n`)
  process.stdout.write(`replay: npm run sim -- --seed ${seed} --steps ${steps}\n`)
  process.exitCode = 1
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
