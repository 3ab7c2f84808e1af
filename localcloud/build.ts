import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/**
 * Builds the local cloud into a folder: `cli.js` (the server), `instance.js` (the worker of a function instance)
 * and `web/` (its own pages). Packages stay outside and are found by Node as usual.
 */
export async function buildLocalCloud(outdir: string, sourceDir: string): Promise<void> {
  const web = join(sourceDir, 'web')
  await mkdir(join(outdir, 'web'), { recursive: true })
  await Promise.all([
    build({
      entryPoints: { cli: join(sourceDir, 'cli.ts'), instance: join(sourceDir, 'functions/instance.ts') },
      outdir,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      packages: 'external',
      sourcemap: true,
      logLevel: 'warning',
    }),
    build({
      entryPoints: ['cashier.ts', 'cashier.css', 'console.ts', 'console.css'].map(name => join(web, name)),
      outdir: join(outdir, 'web'),
      bundle: true,
      minify: true,
      target: 'es2020',
      logLevel: 'warning',
    }),
    ...['cashier.html', 'console.html'].map(name => copyFile(join(web, name), join(outdir, 'web', name))),
  ])
}
