import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import * as z from 'zod'
import { Alarms } from './alarms'
import type { Clock } from './clock'
import { loadClock } from './clock-memory'
import { consoleRoutes } from './console/console-routes'
import { controlRoutes } from './control/control-routes'
import { Database } from './database/database'
import { openStore, type Store } from './database/store'
import { Faults } from './faults/faults'
import { faultyService } from './faults/faulty-service'
import { gatedService } from './faults/gated-service'
import { callRoute } from './functions/call-route'
import type { Environment } from './functions/environment'
import { Invoker } from './functions/invoker'
import { type Project, readJson, readProject } from './functions/project'
import { Timers } from './functions/timers'
import { refuseForeignHosts } from './http/host-check'
import { staticRoutes } from './http/static-routes'
import type { Options } from './options'
import { Cashier } from './pay/cashier'
import { cashierRoute } from './pay/cashier-route'
import { Notices } from './pay/notices'
import { PayStore } from './pay/pay-store'
import { WechatPay } from './pay/wechat-pay'
import { adminRoute } from './protocol/admin-route'
import { serviceTable } from './protocol/services'
import { RequestLog } from './requests/request-log'
import { importSeed } from './seed'

const REGION = 'ap-shanghai'
const SANDBOX_MERCHANT_ID = '1900000001'
const envFileSchema = z.record(z.string(), z.record(z.string(), z.string()))

export interface LocalCloud {
  url: string
  /** Stops serving, ends every instance and closes the store. */
  close: () => Promise<void>
}

/** Everything that the routes of a running local cloud work with. */
export interface Parts {
  options: Options
  project: Project
  store: Store
  database: Database
  clock: Clock
  /** Resolves when the clock's state is on disk. */
  saveClock: () => Promise<void>
  invoker: Invoker
  timers: Timers
  log: RequestLog
  faults: Faults
  payStore: PayStore
  cashier: Cashier
}

/** Starts a local cloud on 127.0.0.1. Throws when a declaration of the project is not valid or the port is taken. */
export async function startLocalCloud(options: Options): Promise<LocalCloud> {
  const project = await readProject(options.functionsDir)
  const variables = options.envFile === undefined ? {} : ((await readJson(options.envFile, envFileSchema)) ?? {})
  await mkdir(options.dataDir, { recursive: true })
  const store = openStore(options.dataDir)
  const { clock, save: saveClock } = loadClock(store)
  const database = await Database.open(store, { now: clock.now })
  clock.onJump(() => database.endExpiredTransactions())
  await database.declare(project.collections)
  if (options.seedDir !== undefined) await importSeed(database, store, options.seedDir)

  const app = Fastify({ forceCloseConnections: true })
  const alarms = new Alarms(clock)
  // The address is known only once the server listens, and instances start only after that.
  const environment: Environment = {
    envId: options.envId,
    appid: options.appid,
    adminUrl: '',
    region: REGION,
    variables,
  }
  const log = new RequestLog()
  const faults = new Faults()
  const workerFile = join(__dirname, 'instance.js')
  const { functions } = project
  const invoker = new Invoker({
    functions,
    environment,
    clock,
    log,
    faults,
    workerFile,
    maxInstances: options.maxInstances,
  })
  const timers = new Timers(functions.values(), invoker, alarms, clock)
  const merchant = { appid: options.appid, mchId: SANDBOX_MERCHANT_ID }
  const payStore = new PayStore(store)
  const notices = new Notices(payStore, invoker, alarms, clock, merchant, options.envId, faults)
  const pay = new WechatPay(payStore, merchant, clock)
  const cashier = new Cashier(payStore, notices, clock)
  await addRoutes(
    app,
    { options, project, store, database, clock, saveClock, invoker, timers, log, faults, payStore, cashier },
    pay,
  )
  await app.listen({ host: '127.0.0.1', port: options.port })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  environment.adminUrl = `${url}/admin`
  notices.resume()
  if (options.timers) timers.start()

  const close = async (): Promise<void> => {
    timers.close()
    alarms.close()
    await app.close()
    await invoker.killInstances('the local cloud is closing')
    await database.close()
    await store.close()
  }
  return { url, close }
}

async function addRoutes(app: FastifyInstance, parts: Parts, pay: WechatPay): Promise<void> {
  const { database, invoker, project, faults, cashier, options } = parts
  app.addHook('onRequest', refuseForeignHosts)
  await app.register(
    adminRoute(invoker, gatedService(invoker, faultyService(faults, serviceTable({ database, invoker, pay })))),
  )
  await app.register(callRoute(invoker, project.rules, faults))
  await app.register(cashierRoute(cashier))
  await app.register(consoleRoutes(parts))
  await app.register(controlRoutes(parts))
  await app.register(staticRoutes(options.staticDir))
}
