import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { dist } from '../config/paths'
import { TestShop } from '../tests/support/shop'
import { type Figure, figure, type Part } from './figure'

const KIB = 1024

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size
  return readdirSync(path).reduce((total, name) => total + sizeOf(join(path, name)), 0)
}

/** Everything of the mini-program that is not in a subpackage: what is downloaded before the first page. */
function mainPackageBytes(): number {
  const app = JSON.parse(readFileSync(join(dist.weapp, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  const roots = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map(each => each.root.replace(/\/$/, ''))
  const names = readdirSync(dist.weapp).filter(name => !roots.includes(name))
  return names.reduce((total, name) => total + sizeOf(join(dist.weapp, name)), 0)
}

/** What a browser fetches until the card pack stands, each file as gzip would send it. */
async function firstLoadBytes(): Promise<number> {
  const shop = await TestShop.open()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({
      viewport: { width: 375, height: 812 },
    })
    const sizes: Promise<number>[] = []
    page.on('response', response => {
      const isFile = response.ok() && !response.url().includes('/call/')
      if (isFile) sizes.push(response.body().then(body => gzipSync(body).length))
    })
    await page.goto(shop.url, { waitUntil: 'networkidle' })
    return (await Promise.all(sizes)).reduce((total, size) => total + size, 0)
  } finally {
    await browser.close()
    await shop.close()
  }
}

export const sizes: Part = {
  names: ['weapp.main_kib', 'h5.first_load_gzip_kib'],
  async *measure(): AsyncGenerator<Figure> {
    yield figure('weapp.main_kib', mainPackageBytes() / KIB, 'KiB')
    yield figure('h5.first_load_gzip_kib', (await firstLoadBytes()) / KIB, 'KiB')
  },
}
