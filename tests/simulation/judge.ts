import type { Entry } from '../../src/domain/ledger/entry'
import type { Intent, Reply } from './intent'
import type { Run } from './run'
import type { RoundAnswer } from './shop'

export type Outcome = 'yes' | 'no' | 'unknown'

/** An answer that its sender has to ask for again: nobody knows what happened, or nothing has yet. */
const AGAIN = 'TRY_AGAIN'
/** A ticket is good for minutes and an id for as long as repeats are remembered, whether or not they were used. */
const OUTLIVED = new Set(['CODE_EXPIRED', 'COMMAND_ID_TIME'])

/**
 * Whether an answer is one that may come. `known` is the entry that the intent's command had before this call: what was
 * done before is answered in the same way again, and what is refused leaves nothing behind.
 */
export function judge(
  intent: Intent,
  answer: RoundAnswer | undefined,
  known: Entry | undefined,
  run: Run,
  underFaults: boolean,
): { outcome: Outcome; wrong: string[] } {
  if (!answer) return { outcome: 'unknown', wrong: ['no answer'] }
  if ('failed' in answer) {
    const isForged = intent.name === 'forged' && /PERMISSION_DENIED/.test(answer.failed.errMsg)
    return { outcome: 'unknown', wrong: isForged || underFaults ? [] : [answer.failed.errMsg] }
  }
  if (intent.name === 'forged') return { outcome: 'yes', wrong: ['a client may call what is not for clients'] }
  if (intent.source) return { outcome: 'yes', wrong: [] }
  const reply = answer.result as Reply
  const { command } = intent
  const entry = command && run.auditor.entryOf(command.packId, command.commandId)
  if (reply.ok) {
    const wrong = intent.onYes?.(reply.output, run) ?? []
    if (command && !entry) wrong.push(`a yes without an entry ${command.commandId}`)
    return { outcome: 'yes', wrong }
  }
  const { code } = reply.refusal
  if (code === AGAIN) return { outcome: 'unknown', wrong: [] }
  const wrong = intent.onNo?.(reply.refusal, run) ?? []
  if (code === 'SHOP_CLOSING' && run.auditor.flows.get('closings')?.size === 0) wrong.push('no closing has begun')
  if (!intent.mayRefuse?.includes(code)) wrong.push(`refused with ${JSON.stringify(reply.refusal)}`)
  const isSame = known !== undefined && !OUTLIVED.has(code) && code !== 'CODE_USED'
  if (isSame) wrong.push(`refused with ${code}, although it was done before as entry ${known.seq}`)
  return { outcome: 'no', wrong }
}
