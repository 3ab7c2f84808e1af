import { join } from 'node:path'
import type { BuildOptions } from 'esbuild'

/** How a cloud function is bundled: one file that runs alone, small, for every Node runtime the platform offers. */
export const functionBundle = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'warning',
  alias: { urllib: join(__dirname, 'no-http-client.ts') },
} as const satisfies BuildOptions
