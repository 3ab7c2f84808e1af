import { spawnSync } from 'node:child_process'
import { buildSync } from 'esbuild'

/** Runs a program of the phone's own code, bundled, where nothing is compiled to machine code; answers what it printed. */
export function runJitless<Measured>(program: string): Measured {
  const bundle = buildSync({ entryPoints: [program], bundle: true, platform: 'node', format: 'iife', write: false })
  const [file] = bundle.outputFiles
  if (!file) throw new Error('nothing was bundled')
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--jitless', '-'], {
    input: file.text,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Measured
}
