import tcb from '@cloudbase/node-sdk'
import { type CloudServer, startCloudServer } from './cloud-server'

const { CLOUD_TEST_ENV, CLOUD_TEST_SECRET_ID, CLOUD_TEST_SECRET_KEY } = process.env
const real = CLOUD_TEST_ENV && CLOUD_TEST_SECRET_ID && CLOUD_TEST_SECRET_KEY

/**
 * What the suite runs against; part of the suites' titles. Set CLOUD_TEST_ENV, CLOUD_TEST_SECRET_ID and
 * CLOUD_TEST_SECRET_KEY to run it against a real environment; otherwise that run is skipped and the local cloud answers.
 */
export const AGAINST = real
  ? `the real environment ${CLOUD_TEST_ENV}`
  : 'the local cloud (no real environment is configured)'

/** For what only the local cloud offers: declared indexes, a clock that can be moved. */
export const localTest: typeof test = real ? (test.skip as typeof test) : test

type Db = ReturnType<ReturnType<typeof tcb.init>['database']>

/** The SDK's database against a cloud that lives as long as the suite that asked for it. */
export interface Cloud {
  readonly db: Db
  /** The server itself; throws against a real environment. */
  readonly server: CloudServer
  /** A new collection that holds these documents, emptied again after the suite. */
  collectionOf(...documents: object[]): Promise<ReturnType<Db['collection']>>
}

/** Starts a cloud before the tests of a suite and stops it after them. */
export function useCloud(): Cloud {
  // Outside a function the SDK looks for a metadata server on every request unless it is told where it runs.
  process.env.TENCENTCLOUD = 'true'
  let server: CloudServer | undefined
  let db: Db | undefined
  let made: string[] = []

  beforeAll(async () => {
    if (real) {
      db = tcb
        .init({ env: CLOUD_TEST_ENV, secretId: CLOUD_TEST_SECRET_ID, secretKey: CLOUD_TEST_SECRET_KEY })
        .database()
      return
    }
    server = await startCloudServer()
    db = tcb.init({ env: 'test', secretId: 'id', secretKey: 'key', serviceUrl: server.url }).database()
  })

  afterAll(async () => {
    if (real)
      for (const name of made)
        await db
          ?.collection(name)
          .where({ _id: db.command.exists(true) })
          .remove()
    made = []
    await server?.close()
  })

  const started = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('not running against the local cloud, or not started')
    return part
  }
  return {
    get db() {
      return started(db)
    },
    get server() {
      return started(server)
    },
    async collectionOf(...documents) {
      const name = `suite_${process.pid}_${Date.now()}_${made.length}`
      made.push(name)
      await started(db).createCollection(name)
      const collection = started(db).collection(name)
      if (documents.length > 0) await collection.add(documents)
      return collection
    },
  }
}

/** What a refused call threw. Fails when the call succeeds. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await call
  } catch (error) {
    return error as { code: string; message: string }
  }
  throw new Error('the call was expected to be refused')
}
