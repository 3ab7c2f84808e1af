import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildStale, type Target } from './build'
import { root } from './paths'

/** Which projects of tests/jest.config.cjs run, and what must be built for them. */
const suites: Record<'all' | 'browser' | 'crash', { targets: Target[]; projects: string[] }> = {
  all: {
    targets: ['functions', 'localcloud', 'weapp', 'h5'],
    projects: [
      ...['architecture', 'domain', 'model', 'localcloud', 'usecases'],
      ...['race', 'crash', 'simulation', 'miniprogram'],
    ],
  },
  browser: { targets: ['functions', 'localcloud', 'h5'], projects: ['screens'] },
  // Every fault at every call; `npm test` tries one at each.
  crash: { targets: ['functions', 'localcloud'], projects: ['crash'] },
}

interface Outcome {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numRuntimeErrorTestSuites: number
}

/** Builds what the tests stand on, runs them, and closes with the line that counts them. */
async function test(suite: keyof typeof suites): Promise<number> {
  const { targets, projects } = suites[suite]
  await buildStale(targets)
  const outputFile = join(mkdtempSync(join(tmpdir(), 'card-pack-')), 'outcome.json')
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
  const { status } = spawnSync(
    process.execPath,
    [
      ...[jest, '--config', join(root, 'tests', 'jest.config.cjs'), '--selectProjects', ...projects],
      ...['--json', '--outputFile', outputFile, ...(suite === 'browser' ? ['--maxWorkers=2'] : [])],
    ],
    // The report of the run goes to the file; what people read comes on the error channel.
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(outputFile, 'utf8'),
  ) as Outcome
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
  process.stdout.write(`${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}\n`)
  return status ?? 1
}

const asked = process.argv[2]
if (asked === 'crash') process.env.CRASH_EXTENT ??= 'whole'
test(asked === 'browser' || asked === 'crash' ? asked : 'all').then(
  status => {
    process.exitCode = status
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.stdout.write('0 passed, 1 failed\n')
    process.exitCode = 1
  },
)
