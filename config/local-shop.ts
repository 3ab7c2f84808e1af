import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { demoDir, dist } from './paths'

export interface LocalShopOptions {
  dataDir: string
  /** 0 takes any free port */
  port: number
  /** further arguments of localcloud, such as --test */
  extra?: readonly string[]
}

export interface LocalShop {
  url: string
  process: ChildProcess
}

/** Starts the built product on a local cloud of its own. */
export function startLocalShop({ dataDir, port, extra = [] }: LocalShopOptions): Promise<LocalShop> {
  offerPeople()
  return startLocalCloud([
    ...['--functions', dist.functions, '--static', dist.h5, '--seed', demoDir],
    ...['--data', dataDir, '--port', String(port), '--env-file', environmentFile(dataDir)],
    ...extra,
  ])
}

/** Starts a local cloud by its command line; resolves when it serves. The child ends with this process. */
export async function startLocalCloud(args: readonly string[]): Promise<LocalShop> {
  const child = spawn(process.execPath, [join(dist.localcloud, 'cli.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  return { url: await readyUrl(child), process: child }
}

/** Who one can be in the demo. Laid beside the H5 build, not made part of it: a deployed app must not have it. */
function offerPeople(): void {
  const folder = join(dist.h5, 'demo')
  mkdirSync(folder, { recursive: true })
  // Shops may start at the same moment: each brings a whole file, and the last one wins.
  const own = join(folder, `people.${process.pid}.json`)
  copyFileSync(join(demoDir, 'people.json'), own)
  renameSync(own, join(folder, 'people.json'))
}

/** The deployment's settings, made once per data folder: what a merchant would enter in the cloud console. */
function environmentFile(dataDir: string): string {
  const file = join(dataDir, 'functions.env.json')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    const settings = {
      CARD_PACK_SECRET: randomBytes(32).toString('base64'),
      WECHAT_PAY_SUB_MCH_ID: '1900000109',
      // Filled by the local cloud: the keys of its sandbox merchant, and its own address.
      WECHAT_PAY_V3: '{{payV3}}',
      WECHAT_PAY_NOTIFY_URL: '{{url}}/http/wechatpay',
      // The same for those who pay in a browser.
      ALIPAY: '{{alipay}}',
      UNIONPAY: '{{unionpay}}',
      PAYGATE_URL: '{{url}}/http/paygate',
      H5_URL: '{{url}}/',
    }
    writeFileSync(file, `${JSON.stringify({ '*': settings }, null, 2)}\n`, { mode: 0o600 })
  }
  return file
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`localcloud ended with ${code} before it was ready`)))
    if (!child.stdout) throw new Error('localcloud has no output to read')
    createInterface({ input: child.stdout }).on('line', line => {
      const [, url] = /^ready (http:\S+)$/.exec(line) ?? []
      if (url) resolve(url)
      else process.stdout.write(`${line}\n`)
    })
  })
}
