import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildLocalCloud } from '../../localcloud/build'

const ROOT = join(__dirname, '../..')
const FUNCTIONS = join(__dirname, 'fixtures/functions')

/** A local cloud in a process of its own, as a developer starts it. */
export interface TestCloud {
  url: string
  dataDir: string
  process: ChildProcess
  /** Calls a function as a person; the answer of the platform or of the function, with its HTTP status. */
  call: <T>(name: string, event?: object, openid?: string) => Promise<{ status: number; body: T }>
  get: <T>(path: string) => Promise<T>
  post: <T>(path: string, body?: unknown) => Promise<T>
  /** SIGTERM by default; resolves when the process is gone. */
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

/** A folder inside the project, because the built server finds its packages by looking upwards. */
async function makeScratch(name: string): Promise<string> {
  return mkdtemp(join(ROOT, 'node_modules', `.localcloud-${name}-`))
}

/** Every process that a test file started: a failed test must not leave one behind. */
const started = new Set<TestCloud>()
let built: Promise<string> | undefined
/** Built once per test file. */
async function builtDir(): Promise<string> {
  const dir = await makeScratch('dist')
  await buildLocalCloud(dir, join(ROOT, 'localcloud'))
  return dir
}

export interface StartOptions {
  functions?: string
  dataDir?: string
  args?: string[]
  /** Whether the control API for tests is open. */
  test?: boolean
}

export async function startCloud({
  functions = FUNCTIONS,
  dataDir,
  args = [],
  test = true,
}: StartOptions = {}): Promise<TestCloud> {
  built ??= builtDir()
  const data = dataDir ?? (await makeScratch('data'))
  const cli = join(await built, 'cli.js')
  const flags = [
    '--functions',
    functions,
    '--data',
    data,
    '--port',
    '0',
    '--no-timers',
    ...(test ? ['--test'] : []),
    ...args,
  ]
  const child = spawn(process.execPath, [cli, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await readyUrl(child)
  const get = async <T>(path: string): Promise<T> => (await (await fetch(`${url}${path}`)).json()) as T
  const send = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const cloud: TestCloud = {
    url,
    dataDir: data,
    process: child,
    get,
    post: async <T>(path: string, body: unknown = {}) => (await (await send(path, body)).json()) as T,
    call: async <T>(name: string, event: object = {}, openid = 'o-tester') => {
      const response = await send(`/call/${name}`, event, openid === '' ? {} : { 'x-wx-openid': openid })
      return { status: response.status, body: (await response.json()) as T }
    },
    stop: async signal => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal ?? 'SIGTERM')
        await once(child, 'exit')
      }
    },
  }
  started.add(cloud)
  return cloud
}

/**
 * A cloud for all tests of a file: started before the first of them, thrown away after the last. `options` is asked when it
 * starts.
 */
export function cloudForAll(options: () => StartOptions | Promise<StartOptions> = () => ({})): TestCloud {
  let running: TestCloud | undefined
  beforeAll(async () => {
    running = await startCloud(await options())
  })
  afterAll(async () => {
    if (running) await discard(running)
    await discardBuild()
  })
  return new Proxy({} as TestCloud, {
    get(_target, name) {
      if (!running) throw new Error('the cloud is not started yet')
      return Reflect.get(running, name)
    },
  })
}

/** Ends a cloud and removes what it wrote. */
export async function discard(cloud: TestCloud): Promise<void> {
  await cloud.stop()
  started.delete(cloud)
  await rm(cloud.dataDir, { recursive: true, force: true })
}

/** Removes the built server and whatever failed tests left running; call it when a test file is done. */
export async function discardBuild(): Promise<void> {
  for (const cloud of started) {
    await cloud.stop('SIGKILL')
    await discard(cloud)
  }
  if (built) await rm(await built, { recursive: true, force: true })
  built = undefined
}

/** The address that the server says it is ready at. Throws what it said instead when it ends before. */
export async function readyUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout || !child.stderr) throw new Error('the server has no output')
  let complaints = ''
  child.stderr.on('data', chunk => {
    complaints += chunk
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) return line.slice('ready '.length)
  }
  throw new Error(`the server ended before it was ready: ${complaints}`)
}

/** Waits until something is so; fails loudly when it never is. */
export async function until<T>(look: () => Promise<T | undefined | false>, what: string): Promise<T> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (Date.now() > deadline) throw new Error(`it never happened: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
