import type * as z from 'zod'
import { type Reply, requestEnvelope } from '../../src/contract/envelope'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import { type Instant, instant } from '../../src/domain/time'
import { type Caller, caller } from './cloud'
import { errorText, isPlatformError } from './database-errors'
import { log } from './log'

/** What every action knows about the call beside its input. */
export interface Call {
  at: Instant
  /** the rules that the screen was drawn from, when the client said so */
  rulesVersion: number | null
  caller: Caller
}

type Inputs = Record<string, z.ZodType>

/** Which use case answers each action. */
export type Actions<I extends Inputs, O extends Record<keyof I, unknown>, Actor> = {
  [A in keyof I]: (input: z.output<I[A]>, actor: Actor, call: Call) => Promise<O[A]>
}

/** Everything one actor may do: who that is, which shapes come in, which use case answers. */
export interface ActorTable<I extends Inputs, O extends Record<keyof I, unknown>, Actor> {
  name: string
  inputs: I
  /** throws a Refusal when the caller is not this actor */
  authorise(call: Call): Promise<Actor> | Actor
  actions: Actions<I, O, Actor>
}

/** Only these are people in front of a screen; anything else reaches our functions by other doors or not at all. */
const clientSources = new Set(['wx_client', 'wx_devtools', 'wx_localdebug'])

/** Makes a cloud function of an actor's table. The one place where a request is parsed and an error becomes an answer. */
export function serve<I extends Inputs, O extends Record<keyof I, unknown>, Actor>(table: ActorTable<I, O, Actor>) {
  return async (event: unknown, context?: { request_id?: string }): Promise<Reply<O[keyof I]>> => {
    const at = instant(Date.now())
    const requestId = String(context?.request_id ?? '')
    let action = 'unreadable'
    try {
      const envelope = parse(requestEnvelope, withoutPlatformFields(event))
      action = Object.hasOwn(table.inputs, envelope.action) ? envelope.action : 'unknown'
      const schema = action === 'unknown' ? undefined : table.inputs[action]
      if (!schema) throw new Refusal('ACTION_UNKNOWN', {})
      const call: Call = { at, rulesVersion: envelope.rulesVersion ?? null, caller: caller() }
      if (!call.caller.openid || !clientSources.has(call.caller.source)) throw new Refusal('NOT_ALLOWED', {})
      const input = parse(schema, envelope.input ?? {})
      const actor = await table.authorise(call)
      const output = await table.actions[action as keyof I](input as z.output<I[keyof I]>, actor, call)
      return { ok: true, now: instant(Date.now()), output }
    } catch (error) {
      const refusal = error instanceof Refusal ? error : unexpected(table.name, action, requestId, error)
      if (error instanceof Refusal) log('refused', { function: table.name, action, code: error.code })
      const { code, details } = refusal
      return { ok: false, now: at, refusal: { code, details, ...wordsOf(refusal, at) } }
    }
  }
}

/** The platform adds fields of its own to what a client sent. */
function withoutPlatformFields(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event
  const { userInfo: _userInfo, tcbContext: _tcbContext, ...sent } = event as Record<string, unknown>
  return sent
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const unrecognized = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = [...(issue?.path ?? []), ...(unrecognized === undefined ? [] : [unrecognized])].join('.')
  throw new Refusal('INPUT_INVALID', { field: field.slice(0, 64) || '内容' })
}

/** What nobody expected is logged whole, for the shop's developer, and answered with a number to ask about. */
function unexpected(name: string, action: string, requestId: string, error: unknown): Refusal {
  if (isPlatformError(error)) {
    log('platform error', { function: name, action, error: errorText(error) })
    return new Refusal('TRY_AGAIN', {})
  }
  log('failed', { function: name, action, error: error instanceof Error ? (error.stack ?? error.message) : error })
  return new Refusal('FAILED', { requestId: requestId.slice(0, 8) || '0' })
}
