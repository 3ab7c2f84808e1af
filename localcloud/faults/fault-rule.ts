import * as z from 'zod'

/** Which requests a fault meets. What is not named matches everything. */
const whereSchema = z.object({
  /** `database.modifyDocument`, `database.*`, `wx.wxPayApi`, `functions.invokeFunction`; `call` is a client's call, `notice` a payment notice. */
  action: z.string().min(1),
  /** Collection, called function or interface. */
  target: z.string().optional(),
  /** The function that makes the request. */
  function: z.string().optional(),
})

/** Which of the matching requests fail: from the nth on, so many times; or a seeded share of them. */
const whenSchema = z.object({
  nth: z.number().int().min(1).default(1),
  /** Absent: once when `nth` is given, else every time. */
  times: z.number().int().min(1).optional(),
  share: z.number().min(0).max(1).optional(),
  seed: z.number().int().default(1),
})

/** Whether the request was carried out before it failed. The caller cannot tell, which is the point. */
const effect = z.enum(['none', 'done']).default('none')

const howSchema = z.discriminatedUnion('kind', [
  /** Fails with a code of the platform. */
  z.object({
    kind: z.literal('error'),
    effect,
    code: z.string().default('SYS_ERR'),
    message: z.string().default('resource system error'),
  }),
  /** The platform gave up waiting for itself. */
  z.object({ kind: z.literal('timeout'), effect }),
  /** What the platform answers to the loser of two transactions, and when it has too many of them. */
  z.object({ kind: z.literal('conflict') }),
  z.object({ kind: z.literal('busy') }),
  z.object({ kind: z.literal('slow'), delayMs: z.number().min(0).max(600_000) }),
  /** Delivered several times at once; the caller hears the last answer. */
  z.object({ kind: z.literal('duplicate'), copies: z.number().int().min(2).max(20).default(2) }),
  /** The connection breaks instead of an answer. For a notice: this try is lost and the next one comes by the schedule. */
  z.object({ kind: z.literal('drop'), effect }),
  /** The instance that made the request dies. */
  z.object({ kind: z.literal('kill'), effect }),
  /** As `kill`, but the thread lives on and keeps its memory: for long runs, where starting threads anew takes the time. */
  z.object({ kind: z.literal('abandon'), effect }),
  /** Notices only: never comes, however often it is due; or says something else than what was paid. */
  z.object({ kind: z.literal('lose') }),
  z.object({ kind: z.literal('change'), fields: z.record(z.string(), z.unknown()) }),
])

export const faultSchema = z.intersection(z.intersection(whereSchema, whenSchema), howSchema)
export type Fault = z.infer<typeof faultSchema>

/** One place where a fault can happen. */
export interface FaultPoint {
  action: string
  target?: string
  function?: string
}

/** Whether a fault is meant for this point. */
export function matches(fault: Fault, point: FaultPoint): boolean {
  const isAction = fault.action.endsWith('*')
    ? point.action.startsWith(fault.action.slice(0, -1))
    : fault.action === point.action
  if (!isAction) return false
  if (fault.target !== undefined && fault.target !== point.target) return false
  return fault.function === undefined || fault.function === point.function
}
