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
import { Cashier } from './pay/cashier'
import { Notices } from './pay/notices'
import { type Notice, PayStore } from './pay/pay-store'
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
  notices: Notices
  pay: WechatPay
  cashier: Cashier
  payV3: ApiV3
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

/** WeChat's own services beside the cloud: pay and messages. */
function openWechat({
  options,
  store,
  clock,
  alarms,
  invoker,
  faults,
}: Pick<Parts, 'options' | 'store' | 'clock' | 'alarms' | 'invoker' | 'faults'>) {
  const merchant = { appid: options.appid, mchId: SANDBOX_MERCHANT_ID }
  const payStore = new PayStore(store)
  let payKeys: Promise<PayKeys> | undefined
  const keysDir = join(options.dataDir, 'pay-v3')
  const announce = (notice: Notice): void => notices.schedule(notice)
  const payV3 = new ApiV3(payStore, merchant, clock, announce, () => {
    payKeys ??= loadPayKeys(keysDir, merchant.mchId)
    return payKeys
  })
  const { envId } = options
  const notices: Notices = new Notices({ store: payStore, invoker, alarms, clock, merchant, envId, faults, v3: payV3 })
  const outbox = new Outbox(store)
  const consents = new Consents(store)
  return {
    payStore,
    notices,
    payV3,
    pay: new WechatPay(payStore, merchant, clock, announce),
    cashier: new Cashier(payStore, notices, clock),
    openApi: new OpenApi(outbox, consents, clock, options.appid),
    outbox,
    consents,
  }
}
