/**
 * A function instance: one worker thread that loads one function and runs one call at a time.
 * Identity is in `process.env`, as on the platform, which is why a second call may not overlap the first.
 */
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { followClock } from './instance-clock'
import { InstanceGate } from './instance-gate'
import type { FromInstance, InstanceCall, InstanceSetup, ToInstance } from './instance-messages'

const { entry, clock, skewMs, gated } = workerData as InstanceSetup
type Main = (event: unknown, context: unknown) => unknown
const port = parentPort
if (port === null) throw new Error('a function instance runs in a worker thread')
const say = (message: FromInstance): void => port.postMessage(message)

let variables: Record<string, string> = {}
function replaceVariables(next: Record<string, string>): void {
  for (const name of Object.keys(variables)) delete process.env[name]
  Object.assign(process.env, next)
  variables = next
}

function describe(error: unknown): { message: string; stack: string } {
  if (error instanceof Error) return { message: `${error.name}: ${error.message}`, stack: error.stack ?? '' }
  // A thrown plain object says more as JSON than as [object Object].
  const message = typeof error === 'object' ? JSON.stringify(error) : String(error)
  return { message, stack: '' }
}

function captureOutput(stream: NodeJS.WriteStream): void {
  stream.write = (chunk: string | Uint8Array): boolean => {
    say({ type: 'output', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString() })
    return true
  }
}

captureOutput(process.stdout)
captureOutput(process.stderr)
followClock(clock, skewMs)
const gate = gated ? new InstanceGate(Date.now) : undefined

async function run(main: Main, call: InstanceCall): Promise<void> {
  replaceVariables(call.variables)
  gate?.beginCall(call.seed)
  try {
    const value = await main(JSON.parse(call.event), call.context)
    await gate?.endCall()
    say({ type: 'result', json: JSON.stringify(value) ?? 'null' })
  } catch (error) {
    await gate?.endCall()
    say({ type: 'error', ...describe(error) })
  }
}

const started = performance.now()
try {
  const { main } = createRequire(entry)(entry) as { main?: Main }
  if (typeof main !== 'function') throw new TypeError('exports.main is not a function')
  port.on('message', (message: ToInstance) => {
    if (message.type === 'call') void run(main, message)
    else if (message.type === 'ring') gate?.ring(message.id)
    else gate?.state().then(state => say({ type: 'state', state }))
  })
  say({ type: 'loaded', ms: performance.now() - started })
} catch (error) {
  say({ type: 'load-error', ...describe(error) })
}
