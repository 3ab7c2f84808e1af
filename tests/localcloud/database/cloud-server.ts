import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../../localcloud/database/database'
import { openStore } from '../../../localcloud/database/store'
import { CloudError } from '../../../localcloud/protocol/cloud-error'

/** A database behind `POST /admin` on a port of its own, with a clock that a test can move. */
export interface CloudServer {
  url: string
  database: Database
  /** Moves the cloud's clock forward by milliseconds. */
  advance(millis: number): void
  close(): Promise<void>
}

/** Starts a server on a new, empty store, or on the one in `dir`. */
export async function startCloudServer(dir?: string): Promise<CloudServer> {
  const home = dir ?? mkdtempSync(join(tmpdir(), 'localcloud-'))
  let ahead = 0
  const store = openStore(home)
  const database = await Database.open(store, { now: () => Date.now() + ahead })
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', async () => {
      const reply = await answer(database, Buffer.concat(chunks).toString('utf8'))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ requestId: randomUUID(), ...reply }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`,
    database,
    advance: millis => {
      ahead += millis
      database.endExpiredTransactions()
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await database.close()
      await store.close()
      if (!dir) rmSync(home, { recursive: true, force: true })
    },
  }
}

async function answer(database: Database, body: string): Promise<Record<string, unknown>> {
  try {
    const { action, ...request } = JSON.parse(body) as { action: string }
    return await database.execute(action, request)
  } catch (error) {
    if (error instanceof CloudError) return { code: error.code, message: error.message }
    throw error
  }
}
