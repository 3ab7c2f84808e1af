import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { Alarms } from './alarms'
import type { Clock } from './clock'
import { ClockMemory } from './clock-memory'
import { Database } from './database/database'
import { openStore, type Store } from './database/store'
import { Faults } from './faults/faults'
import type { Environment } from './functions/environment'
import { Invoker } from './functions/invoker'
import { type Project, readJson, readProject } from './functions/project'
import { Timers } from './functions/timers'
import { Consents } from './openapi/consents'
import { OpenApi } from './openapi/open-api'
import { Outbox } from './openapi/outbox'
import type { Options } from './options'
import { ALIPAY_RETRIES_S, Alipay } from './pay/alipay/alipay'
import { Cashier, type PayService } from './pay/cashier'
import { Notices, type Poster, WECHAT_RETRIES_S } from './pay/notices'
import { type Notice, PayStore } from './pay/pay-store'
import type { Service } from './pay/service'
import { UNIONPAY_RETRIES_S, Unionpay } from './pay/unionpay/unionpay'
import { ApiV3 } from './pay/v3/api-v3'
import { loadPayKeys, type PayKeys } from './pay/v3/keys'
import { WechatPay } from './pay/wechat-pay'
import { RequestLog } from './requests/request-log'
import { importSeed } from './seed'

const REGION = 'ap-shanghai'
const SANDBOX_MERCHANT_ID = '1900000001'
const envFileSchema = z.record(z.string(), z.record(z.string(), z.string()))

/** Everything that a local cloud is made of; its routes take what they need. */
export interface Parts {
  options: Options
  project: Project
  environment: Environment
  store: Store
  database: Database
  clock: Clock
  clockMemory: ClockMemory
  alarms: Alarms
  invoker: Invoker
  timers: Timers
  log: RequestLog
  faults: Faults
  payStore: PayStore
  pay: WechatPay
  payV3: ApiV3
  alipay: Alipay
  unionpay: Unionpay
  /** every payment service, WeChat Pay first */
  services: Service[]
  openApi: OpenApi
  outbox: Outbox
  consents: Consents
}

/** Reads the project and opens the store. Throws when a declaration is not valid. */
export async function openParts(options: Options): Promise<Parts> {
  const project = await readProject(options.functionsDir)
  const variables = options.envFile === undefined ? {} : ((await readJson(options.envFile, envFileSchema)) ?? {})
  await mkdir(options.dataDir, { recursive: true })
  const store = openStore(options.dataDir, { volatile: options.volatile })
  const clockMemory = new ClockMemory(store)
  const { clock } = clockMemory
  const database = await Database.open(store, { now: clock.now, history: options.history })
  clock.onJump(() => database.endExpiredTransactions())
  await database.declare(project.collections)
  if (options.seedDir !== undefined) await importSeed(database, store, options.seedDir)

  const { envId, appid, maxInstances } = options
  // The address becomes known when the server listens, and instances start only after that.
  const environment: Environment = {
    envId,
    appid,
    adminUrl: '',
    region: REGION,
    variables,
  }
  const alarms = new Alarms(clock)
  const log = new RequestLog()
  const faults = new Faults()
  const { functions } = project
  const workerFile = join(__dirname, 'instance.js')
  const invoker = new Invoker({
    functions,
    environment,
    clock,
    log,
    faults,
    workerFile,
    maxInstances,
  })
  const timers = new Timers(functions.values(), invoker, alarms, clock)
  const core = {
    options,
    project,
    environment,
    store,
    database,
    clock,
    clockMemory,
    alarms,
    invoker,
    timers,
    log,
    faults,
  }
  return { ...core, ...openWechat(core) }
}

/** What stands beside the cloud: payment services and messages. */
function openWechat({
  options,
  store,
  clock,
  alarms,
  invoker,
  faults,
}: Pick<Parts, 'options' | 'store' | 'clock' | 'alarms' | 'invoker' | 'faults'>) {
  const merchant = { appid: options.appid, mchId: SANDBOX_MERCHANT_ID }
  let payKeys: Promise<PayKeys> | undefined
  const keysDir = join(options.dataDir, 'pay-v3')
  // One pair of keys for each side of every service: made once, when the first of them is spoken to.
  const keys = (): Promise<PayKeys> => {
    payKeys ??= loadPayKeys(keysDir, merchant.mchId)
    return payKeys
  }
  const { envId } = options
  const open = <Gateway extends Poster>(
    service: PayService,
    retriesS: readonly number[],
    make: (books: PayStore, announce: (notice: Notice) => void) => Gateway,
  ): { gateway: Gateway; service: Service; announce: (notice: Notice) => void } => {
    const books = new PayStore(store, service === 'wechat' ? 'pay' : service)
    const announce = (notice: Notice): void => notices.schedule(notice)
    const gateway = make(books, announce)
    const world = { store: books, invoker, alarms, clock, merchant, envId, faults, poster: gateway, retriesS }
    const notices: Notices = new Notices(world)
    const cashier = new Cashier(books, notices, clock, service)
    return { gateway, service: { service, store: books, cashier, notices }, announce }
  }
  const wechat = open('wechat', WECHAT_RETRIES_S, (books, announce) => {
    return new ApiV3(books, merchant, clock, announce, keys)
  })
  const alipay = open('alipay', ALIPAY_RETRIES_S, (books, announce) => new Alipay(books, clock, announce, keys))
  const unionpay = open('unionpay', UNIONPAY_RETRIES_S, (books, announce) => new Unionpay(books, clock, announce, keys))
  const payStore = wechat.service.store
  const outbox = new Outbox(store)
  const consents = new Consents(store)
  return {
    payStore,
    payV3: wechat.gateway,
    pay: new WechatPay(payStore, merchant, clock, wechat.announce),
    alipay: alipay.gateway,
    unionpay: unionpay.gateway,
    services: [wechat.service, alipay.service, unionpay.service],
    openApi: new OpenApi(outbox, consents, clock, options.appid),
    outbox,
    consents,
  }
}
