import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { Clock } from '../../../localcloud/clock'
import { Database } from '../../../localcloud/database/database'
import { openStore } from '../../../localcloud/database/store'
import { Faults } from '../../../localcloud/faults/faults'
import { Invoker } from '../../../localcloud/functions/invoker'
import { adminRoute } from '../../../localcloud/protocol/admin-route'
import { RequestLog } from '../../../localcloud/requests/request-log'

/** The database of a local cloud behind its real `POST /admin`, with a clock that a test can move; no functions. */
export interface CloudServer {
  url: string
  database: Database
  /** Moves the cloud's clock forward by milliseconds. */
  advance(millis: number): void
  close(): Promise<void>
}

/** Starts a server on a new, empty store. */
export async function startCloudServer(): Promise<CloudServer> {
  const home = mkdtempSync(join(tmpdir(), 'localcloud-'))
  const clock = new Clock()
  const store = openStore(home)
  const database = await Database.open(store, { now: clock.now })
  clock.onJump(() => database.endExpiredTransactions())
  const app = Fastify({ forceCloseConnections: true })
  await app.register(adminRoute(withoutFunctions(clock), ({ action, params }) => database.execute(action, params)))
  await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/admin`,
    database,
    advance: millis => clock.advance(millis),
    close: async () => {
      await app.close()
      await database.close()
      await store.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function withoutFunctions(clock: Clock): Invoker {
  const environment = { envId: 'test', appid: 'wxtest', adminUrl: '', region: '', variables: {} }
  const rest = { log: new RequestLog(), faults: new Faults(), workerFile: '', maxInstances: 1 }
  return new Invoker({ functions: new Map(), environment, clock, ...rest })
}
