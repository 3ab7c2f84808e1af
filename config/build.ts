import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildLocalCloud } from '../localcloud/build'
import { buildFunctions } from './build-functions'
import { fingerprint, isFresh, stamp } from './fingerprint'
import { dist, root } from './paths'

/** What can be built, from which sources, and how. */
const targets = {
  weapp: { sources: ['src', 'config/index.ts', 'package-lock.json'], build: () => taro('weapp') },
  h5: { sources: ['src', 'config/index.ts', 'package-lock.json'], build: () => taro('h5') },
  functions: {
    sources: [
      ...['src/domain', 'src/contract', 'cloudfunctions', 'package-lock.json'],
      ...['config/build-functions.ts', 'config/function-bundle.ts', 'config/no-http-client.ts'],
    ],
    build: buildFunctions,
  },
  localcloud: {
    sources: ['localcloud', 'package-lock.json'],
    build: () => buildLocalCloud(dist.localcloud, join(root, 'localcloud')),
  },
} as const

export type Target = keyof typeof targets

/** Builds the targets whose sources changed since they were last built. */
export async function buildStale(names: readonly Target[]): Promise<void> {
  for (const name of names) {
    const { sources, build } = targets[name]
    const print = fingerprint(sources)
    if (isFresh(name, print)) continue
    // Not on the output channel: that belongs to whoever asked for the build.
    process.stderr.write(`building ${name} …\n`)
    await build()
    stamp(name, print)
  }
}

function taro(platform: 'weapp' | 'h5'): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro'), 'build', '--type', platform],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' },
  )
  // Taro ends with 0 on some errors and says so only in words.
  if (status === 0 && !/ERROR in|Failed to compile|✖ /i.test(stdout + stderr)) return
  throw new Error(`taro build --type ${platform} failed:\n${stdout}\n${stderr}`)
}

if (process.argv[1] === __filename) {
  const names = process.argv.slice(2) as Target[]
  const unknown = names.filter(name => !(name in targets))
  if (unknown.length > 0) throw new Error(`unknown target: ${unknown.join(', ')}`)
  buildStale(names).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
}
