import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startLocalShop } from './local-shop'

/** Where `npm start` notes the address under which it serves a data folder. */
function addressFile(dataDir: string): string {
  return join(dataDir, 'serving-at')
}

/** Notes where a data folder is served, for whoever wants to look at it meanwhile. */
export function noteServing(dataDir: string, url: string): void {
  writeFileSync(addressFile(dataDir), url)
}

/** The local cloud that serves a data folder: the one that runs already, or one of its own for as long as it is needed. */
export async function servingShop(dataDir: string): Promise<{ url: string; leave(): Promise<void> }> {
  if (!existsSync(dataDir)) throw new Error(`nothing to look at: ${dataDir} does not exist`)
  const running = await runningAt(dataDir)
  if (running !== null) return { url: running, leave: async () => {} }
  const { url, process: child } = await startLocalShop({ dataDir, port: 0, extra: ['--no-timers'] })
  const leave = (): Promise<void> =>
    new Promise(resolve => {
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
    })
  return { url, leave }
}

async function runningAt(dataDir: string): Promise<string | null> {
  const file = addressFile(dataDir)
  if (!existsSync(file)) return null
  const url = readFileSync(file, 'utf8')
  try {
    const { ok } = await fetch(`${url}/localcloud/status`)
    return ok ? url : null
  } catch {
    // What was noted last time has ended since.
    return null
  }
}
