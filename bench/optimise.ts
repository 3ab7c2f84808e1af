import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { type Figure, figure, type Part } from './figure'

const program = join(__dirname, 'optimise-once.ts')

/** The search as the phone runs it: bundled, in a process of its own, with and without a compiler to machine code. */
function measured(flags: readonly string[]): { medianMs: number; worstMs: number } {
  const bundle = buildSync({ entryPoints: [program], bundle: true, platform: 'node', format: 'cjs', write: false })
  const [file] = bundle.outputFiles
  if (!file) throw new Error('nothing was bundled')
  const { stdout, status, stderr } = spawnSync(process.execPath, [...flags, '-'], {
    input: file.text,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** 20 coupons on an order of 30 lines: the usual wallet, and the worst of many made up to be hard. */
export const optimise: Part = {
  names: ['optimise.ms', 'optimise.ms.worst', 'optimise.jitless.ms', 'optimise.jitless.ms.worst'],
  async *measure(): AsyncGenerator<Figure> {
    const server = measured([])
    yield figure('optimise.ms', server.medianMs, 'ms')
    yield figure('optimise.ms.worst', server.worstMs, 'ms')
    const phone = measured(['--jitless'])
    yield figure('optimise.jitless.ms', phone.medianMs, 'ms')
    yield figure('optimise.jitless.ms.worst', phone.worstMs, 'ms')
  },
}
