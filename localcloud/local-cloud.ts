import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { consoleRoutes } from './console/console-routes'
import { controlRoutes } from './control/control-routes'
import { faultRoutes } from './control/fault-routes'
import { testRoutes } from './control/test-routes'
import { faultyService } from './faults/faulty-service'
import { gatedService } from './faults/gated-service'
import { callRoute } from './functions/call-route'
import { ClientCalls } from './functions/client-calls'
import { fillVariables } from './functions/fill-variables'
import { httpAccessRoute } from './functions/http-access-route'
import { refuseStrangers } from './http/host-check'
import { staticRoutes } from './http/static-routes'
import { personRoutes } from './openapi/person-routes'
import type { Options } from './options'
import { openParts, type Parts } from './parts'
import { alipayRoute } from './pay/alipay/alipay-route'
import { cashierRoute } from './pay/cashier-route'
import { unionpayRoute } from './pay/unionpay/unionpay-route'
import { payV3Route } from './pay/v3/v3-route'
import { adminRoute } from './protocol/admin-route'
import { clientRoute } from './protocol/client-route'
import { serviceTable } from './protocol/services'

/** A request that is begun and never ended is given up. */
const REQUEST_ARRIVES_WITHIN_MS = 60_000

export interface LocalCloud {
  url: string
  /** Stops serving, ends every instance and closes the store. */
  close: () => Promise<void>
}

/** Starts a local cloud on 127.0.0.1. Throws when a declaration of the project is not valid or the port is taken. */
export async function startLocalCloud(options: Options): Promise<LocalCloud> {
  const parts = await openParts(options)
  const app = Fastify({ forceCloseConnections: true, requestTimeout: REQUEST_ARRIVES_WITHIN_MS })
  await addRoutes(app, parts)
  await app.listen({ host: '127.0.0.1', port: options.port })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  parts.environment.adminUrl = `${url}/admin`
  parts.environment.variables = await fillVariables(parts.environment.variables, {
    url: () => url,
    payV3: async () => JSON.stringify({ ...(await parts.payV3.merchantSide()), baseUrl: url }),
    alipay: async () => JSON.stringify({ ...(await parts.alipay.merchantSide()), gateway: `${url}/alipay/gateway.do` }),
    unionpay: async () =>
      JSON.stringify({
        ...(await parts.unionpay.merchantSide()),
        baseUrl: `${url}/unionpay/gateway/api`,
        fileUrl: `${url}/unionpay/files`,
      }),
  })
  for (const { notices } of parts.services) notices.resume()
  if (options.timers) parts.timers.start()
  return { url, close: () => closeAll(app, parts) }
}

async function addRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  const { invoker, project, faults, options } = parts
  const table = serviceTable({ ...parts, functions: project.functions })
  app.addHook('onRequest', refuseStrangers)
  await app.register(adminRoute(invoker, gatedService(invoker, faultyService(faults, table))))
  await app.register(clientRoute(parts.database, project))
  const clients = new ClientCalls(invoker, project.rules, faults)
  await app.register(callRoute(clients))
  await app.register(httpAccessRoute(invoker, options.envId, project.httpPaths))
  await app.register(cashierRoute(parts.services.map(({ cashier }) => cashier)))
  await app.register(payV3Route(parts.payV3))
  await app.register(alipayRoute(parts.alipay, faults))
  await app.register(unionpayRoute(parts.unionpay, faults))
  await app.register(consoleRoutes(parts))
  await app.register(personRoutes(parts))
  await app.register(controlRoutes(parts))
  if (options.test) {
    await app.register(testRoutes(parts))
    await app.register(faultRoutes({ ...parts, clients }))
  }
  await app.register(staticRoutes(options.staticDir))
}

async function closeAll(app: FastifyInstance, { timers, alarms, invoker, database, store }: Parts): Promise<void> {
  timers.close()
  alarms.close()
  await invoker.killInstances('the local cloud is closing')
  await app.close()
  await database.close()
  await store.close()
}
