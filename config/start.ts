import { join } from 'node:path'
import { buildStale } from './build'
import { addDemoHistory } from './demo/history'
import { startLocalShop } from './local-shop'
import { root } from './paths'
import { noteServing } from './serving-shop'

const DEFAULT_PORT = 8787

/** `npm start`: builds what is stale, serves everything, seeds demo data on the first start. */
async function start(): Promise<void> {
  await buildStale(['functions', 'localcloud', 'h5'])
  const dataDir = process.env.DATA_DIR || join(root, '.data')
  const shop = await startLocalShop({ dataDir, port: Number(process.env.PORT || DEFAULT_PORT) })
  noteServing(dataDir, shop.url)
  shop.process.once('exit', code => process.exit(code ?? 1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => shop.process.kill('SIGTERM'))

  // The clock publishes the merchant's documents; at the first start nobody should wait for its next tick.
  await fetch(`${shop.url}/localcloud/timers/clock/fire`, { method: 'POST' })
  await addDemoHistory(shop.url, dataDir)
  process.stdout.write(`ready ${shop.url}\n`)
}

start().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
