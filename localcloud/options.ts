import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** How a local cloud is started. Paths are absolute. */
export interface Options {
  functionsDir: string
  staticDir?: string
  dataDir: string
  /** 0 takes any free port. */
  port: number
  envFile?: string
  seedDir?: string
  /** Per function. */
  maxInstances: number
  envId: string
  appid: string
  /** Opens the control API that tests drive: clock, faults, killed instances, snapshots. */
  test: boolean
  /** Whether the newest writes to each document are kept in memory. */
  history: boolean
  /** Whether commits are left to the system to write: for a store that is thrown away. A killed process loses nothing, a power cut may. */
  volatile: boolean
  /** Whether timer triggers fire by themselves. */
  timers: boolean
}

export const USAGE = `localcloud: WeChat cloud on this machine

  --functions DIR      folder of cloud functions (each subfolder with an index.js is one); by default what the
                       project.config.json of this folder calls its cloudfunctionRoot
  --data DIR           where the database lives, default .localcloud
  --static DIR         web build served at /
  --port N             default 9100; 0 takes any free port
  --env-file FILE      JSON {"*": {NAME: VALUE}, "<function>": {NAME: VALUE}}
  --seed DIR           <collection>.jsonl files, imported when the store is new
  --max-instances N    instances per function, default 20
  --env-id ID          default localcloud-env
  --appid ID           default wx0000000000localcl
  --no-timers          timer triggers fire only by hand
  --no-history         the writes to documents are not kept for the console
  --volatile           commits do not wait for the disk, for a store that is thrown away
  --test               opens the control API for tests
`

/** `cwd` is where it was started. Throws an error with words for the terminal when the arguments make no sense. */
export function parseOptions(argv: string[], cwd = process.cwd()): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      functions: { type: 'string' },
      data: { type: 'string', default: '.localcloud' },
      static: { type: 'string' },
      port: { type: 'string', default: '9100' },
      'env-file': { type: 'string' },
      seed: { type: 'string' },
      'max-instances': { type: 'string', default: '20' },
      'env-id': { type: 'string', default: 'localcloud-env' },
      appid: { type: 'string', default: 'wx0000000000localcl' },
      'no-history': { type: 'boolean', default: false },
      'no-timers': { type: 'boolean', default: false },
      volatile: { type: 'boolean', default: false },
      test: { type: 'boolean', default: false },
    },
  })
  const path = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : resolve(cwd, value)
  return {
    functionsDir: resolve(cwd, values.functions ?? cloudFunctionRoot(cwd)),
    dataDir: resolve(cwd, values.data),
    staticDir: path(values.static),
    port: wholeNumber('--port', values.port, 0, 65_535),
    envFile: path(values['env-file']),
    seedDir: path(values.seed),
    maxInstances: wholeNumber('--max-instances', values['max-instances'], 1, 1000),
    envId: values['env-id'],
    appid: values.appid,
    test: values.test,
    history: !values['no-history'],
    volatile: values.volatile,
    timers: !values['no-timers'],
  }
}

/** Where a mini-program project says that its cloud functions are. */
function cloudFunctionRoot(cwd: string): string {
  let config: unknown
  try {
    config = JSON.parse(readFileSync(resolve(cwd, 'project.config.json'), 'utf8'))
  } catch {
    throw new Error('--functions is needed: this folder has no project.config.json that could be read')
  }
  const { cloudfunctionRoot } = (config ?? {}) as { cloudfunctionRoot?: unknown }
  if (typeof cloudfunctionRoot === 'string' && cloudfunctionRoot !== '') return cloudfunctionRoot
  throw new Error('--functions is needed: project.config.json names no cloudfunctionRoot')
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new Error(`${name} must be a whole number from ${min} to ${max}, not ${text}`)
}
