import type { TestShop } from '../tests/support/shop'
import { openBenchShop, richMember } from './bench-shop'
import { type Figure, figure, type Part } from './figure'

const PACKS = 10_000
const INSTANCES = 8
const MIB = 1024 * 1024

async function rss(shop: TestShop): Promise<number> {
  return (await shop.get<{ rssBytes: number }>('/localcloud/status')).rssBytes
}

/** Fills the store with copies of a real pack: their bytes are what counts here, nobody will open them. */
async function addPacks(shop: TestShop): Promise<void> {
  const [pack] = await shop.documents('packs')
  if (!pack) throw new Error('no pack')
  for (let from = 0; from < PACKS; from += 1000) {
    const lines = Array.from({ length: 1000 }, (_, n) => JSON.stringify({ ...pack, _id: `copy_${from + n}` }))
    await fetch(`${shop.url}/localcloud/collections/packs/import?mode=insert`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: lines.join('\n'),
    })
  }
}

export const memory: Part = {
  names: ['localcloud.rss_mib', 'instance.rss_mib'],
  async *measure(): AsyncGenerator<Figure> {
    const shop = await openBenchShop()
    try {
      const member = await richMember(shop)
      await addPacks(shop)
      await shop.killInstances()
      await shop.documents('packs', { seal: '' })
      const alone = await rss(shop)
      yield figure('localcloud.rss_mib', alone / MIB, 'MiB')
      // As many calls at once as there shall be instances: each starts one of its own.
      await Promise.all(Array.from({ length: INSTANCES }, () => shop.call('shopper', member, 'pack.open', {})))
      yield figure('instance.rss_mib', ((await rss(shop)) - alone) / INSTANCES / MIB, 'MiB')
    } finally {
      await shop.close()
    }
  },
}
