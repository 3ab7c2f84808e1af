import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { type Figure, figure, type Part } from './figure'

const program = join(__dirname, 'verify-once.ts')

/** How quickly a phone re-computes its ledger: its own code, bundled, where nothing is compiled to machine code. */
export const verify: Part = {
  names: ['verify.entries_per_s'],
  async *measure(): AsyncGenerator<Figure> {
    const bundle = buildSync({ entryPoints: [program], bundle: true, platform: 'node', format: 'cjs', write: false })
    const [file] = bundle.outputFiles
    if (!file) throw new Error('nothing was bundled')
    const { stdout, status, stderr } = spawnSync(process.execPath, ['--jitless', '-'], {
      input: file.text,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
    const { perSecond } = JSON.parse(stdout) as { perSecond: number }
    yield figure('verify.entries_per_s', perSecond, 'entries/s')
  },
}
