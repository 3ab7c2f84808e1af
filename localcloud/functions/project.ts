import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { PRESETS } from '../database/client-access'

/** What the cloud CLI gives a function when its author says nothing. */
const DEFAULT_TIMEOUT_S = 15
const DEFAULT_MEMORY_MIB = 256

const triggerSchema = z.object({
  name: z.string().regex(/^[A-Za-z][\w-]{0,59}$/),
  type: z.literal('timer'),
  config: z.string(),
})

const configSchema = z.object({
  permissions: z.object({ openapi: z.array(z.string()).default([]) }).default({ openapi: [] }),
  // The platform keeps only one trigger per function, so a second one would never fire there.
  triggers: z.array(triggerSchema).max(1, 'the platform allows one trigger per function').default([]),
  timeout: z.number().positive().max(900).default(DEFAULT_TIMEOUT_S),
  memorySize: z.number().int().min(64).max(3072).default(DEFAULT_MEMORY_MIB),
})

const invokeRule = z.object({
  invoke: z.union([z.boolean(), z.literal('auth != null'), z.literal("auth.loginType != 'ANONYMOUS' && auth != null")]),
})
const rulesSchema = z.record(z.string(), invokeRule).refine(rules => '*' in rules, 'the "*" rule is mandatory')

const collectionsSchema = z.object({
  collections: z.array(
    z.looseObject({
      name: z.string().min(1),
      acl: z.enum(PRESETS).optional(),
      indexes: z
        .array(
          z.object({
            name: z.string().min(1),
            keys: z.array(z.tuple([z.string(), z.union([z.literal(1), z.literal(-1)])])).min(1),
            unique: z.boolean().optional(),
          }),
        )
        .optional(),
    }),
  ),
})

export type TimerTrigger = z.infer<typeof triggerSchema>
export type FunctionRules = z.infer<typeof rulesSchema>
export type DeclaredCollections = z.infer<typeof collectionsSchema>['collections']

/** One deployable cloud function, as its folder describes it. */
export interface CloudFunction {
  name: string
  /** Absolute path of the file whose `main` is called. */
  entry: string
  timeoutMs: number
  memoryMiB: number
  trigger?: TimerTrigger
  /** Open interfaces that the function may call, e.g. `subscribeMessage.send`. */
  openapi: string[]
}

/** Paths of the HTTP access service, each with the function that answers there and below. */
const httpPathsSchema = z.record(z.string().regex(/^(\/[\w.~-]+)+$/), z.string())
export type HttpPaths = z.infer<typeof httpPathsSchema>

/** Everything that a project hands to the local cloud: its functions, its collections and who may call what. */
export interface Project {
  functions: Map<string, CloudFunction>
  collections: DeclaredCollections
  rules: FunctionRules
  httpPaths: HttpPaths
}

/** The rule that a new environment has: any signed-in client may call any function. */
const OPEN_RULES: FunctionRules = { '*': { invoke: 'auth != null' } }

/**
 * Reads a folder of cloud functions: every subfolder with an `index.js` is one.
 * Throws an error that names the file when a declaration is not valid.
 */
export async function readProject(dir: string): Promise<Project> {
  const functions = new Map<string, CloudFunction>()
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const found = await readFunction(entry.name, join(dir, entry.name))
    if (found) functions.set(found.name, found)
  }
  const declared = await readJson(join(dir, 'collections.json'), collectionsSchema)
  const rules = await readJson(join(dir, 'function-rules.json'), rulesSchema)
  const httpPaths = (await readJson(join(dir, 'http-access.json'), httpPathsSchema)) ?? {}
  const stranger = Object.values(httpPaths).find(name => !functions.has(name))
  if (stranger !== undefined) throw new Error(`${join(dir, 'http-access.json')}: there is no function ${stranger}`)
  return { functions, collections: declared?.collections ?? [], rules: rules ?? OPEN_RULES, httpPaths }
}

async function readFunction(name: string, dir: string): Promise<CloudFunction | undefined> {
  const files = await readdir(dir)
  if (!files.includes('index.js')) return undefined
  const config = (await readJson(join(dir, 'config.json'), configSchema)) ?? configSchema.parse({})
  return {
    name,
    entry: join(dir, 'index.js'),
    timeoutMs: config.timeout * 1000,
    memoryMiB: config.memorySize,
    trigger: config.triggers[0],
    openapi: config.permissions.openapi,
  }
}

/** The parsed file, or undefined when there is none. */
export async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new Error(`${file}: ${reason}`)
  }
}
