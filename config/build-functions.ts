import { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { collections } from '../cloudfunctions/_store/collections'
import { functionBundle } from './function-bundle'
import { dist, root } from './paths'

/** Functions that only the platform calls; every other one may be called by signed-in clients. */
const platformOnly = ['wechatpay', 'paygate', 'clock']
/** Which clients may reach a collection by themselves: everything goes through functions. */
const NOBODY = 'ADMINONLY'

/**
 * Builds every folder of `cloudfunctions` that is a function into one file that runs alone: no install in the cloud, and
 * a cold start that loads nothing it does not need. Beside them lies what a deployment must know: collections with their
 * indexes, and who may call which function.
 */
export async function buildFunctions(): Promise<void> {
  const source = join(root, 'cloudfunctions')
  const names = readdirSync(source).filter(name => !name.startsWith('_'))
  // Built beside and put in place whole: whoever runs the old build meanwhile finds a complete one at every moment.
  const outdir = `${dist.functions}.next`
  rmSync(outdir, { recursive: true, force: true })
  await build({
    entryPoints: Object.fromEntries(names.map(name => [`${name}/index`, join(source, name, 'index.ts')])),
    outdir,
    ...functionBundle,
  })
  for (const name of names) {
    cpSync(join(source, name, 'config.json'), join(outdir, name, 'config.json'))
    writeJson(join(outdir, name, 'package.json'), { name, version: '1.0.0', main: 'index.js' })
  }
  writeJson(join(outdir, 'collections.json'), {
    collections: Object.entries(collections).map(([name, rest]) => ({ name, acl: NOBODY, ...rest })),
  })
  writeJson(join(outdir, 'function-rules.json'), {
    '*': { invoke: 'auth != null' },
    ...Object.fromEntries(platformOnly.map(name => [name, { invoke: false }])),
  })
  rmSync(dist.functions, { recursive: true, force: true })
  renameSync(outdir, dist.functions)
}

function writeJson(path: string, content: unknown): void {
  writeFileSync(
    path,
    `${JSON.stringify(content, null, 2)}
`,
  )
}
