/**
 * `npm run mutation`: every mutant of `src/domain`, which takes about a quarter of an hour. `npm run mutation -- --sample 60 --seed 7` takes
 * sixty of its declarations at random, each with all its mutants: an estimate of the same score.
 * `npm run mutation -- --files src/domain/money.ts,…` takes those files.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Chance } from '../tests/simulation/chance'

/** Texts alone: a mutant there is a slip of the pen, which no rule can notice. */
const WORDS_ONLY = /^(refusal-words\.ts|refusals\/)/

/** Each declaration of the domain that runs, as Stryker names a part of a file: `file:first-last`. */
function declarations(): string[] {
  const files = readdirSync('src/domain', { recursive: true, encoding: 'utf8' })
  return files
    .filter(file => file.endsWith('.ts') && !WORDS_ONLY.test(file))
    .sort()
    .flatMap(file => declarationsOf(join('src/domain', file)))
}

function declarationsOf(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  const starts = lines.flatMap((line, at) =>
    /^(export|async|function|const|class|type|interface) /.test(line) ? [at] : [],
  )
  return starts.flatMap((start, n) =>
    // A type has no mutants: taken, it would make the sample smaller than it says.
    /^(export )?(type|interface) /.test(lines[start] as string)
      ? []
      : [`${file}:${start + 1}-${starts[n + 1] ?? lines.length}`],
  )
}

function sampleOf(size: number, seed: number): string[] {
  const chance = new Chance(seed)
  const all = declarations()
  const taken = new Set<string>()
  while (taken.size < Math.min(size, all.length)) taken.add(chance.pick(all))
  process.stdout.write(
    `${taken.size} of ${all.length} declarations: npm run mutation -- --sample ${size} --seed ${seed}\n`,
  )
  return [...taken]
}

function chosen(): string[] {
  const { values } = parseArgs({
    options: { sample: { type: 'string' }, seed: { type: 'string' }, files: { type: 'string' } },
  })
  if (values.files !== undefined) return ['--mutate', values.files]
  if (values.sample === undefined) return []
  const [size, seed] = [Number(values.sample), Number(values.seed ?? Date.now() % 2 ** 31)]
  if (!Number.isInteger(size) || !Number.isInteger(seed) || size < 1)
    throw new Error('--sample and --seed are whole numbers')
  return ['--mutate', sampleOf(size, seed).join(',')]
}

// Stryker loads our test runner, which is TypeScript.
const env = { ...process.env, NODE_OPTIONS: '--import tsx' }
spawn('stryker', ['run', 'config/mutation.json', ...chosen()], { stdio: 'inherit', env }).on('exit', code => {
  process.exitCode = code ?? 1
})
