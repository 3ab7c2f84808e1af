import type { ClosingView } from '../../src/contract/closing'
import { owner } from '../support/shop'
import type { Intent, Possibility } from './intent'
import type { Run } from './run'

function byOwner(action: string, input: object): Pick<Intent, 'function' | 'openid' | 'event' | 'name' | 'repeatable'> {
  return { name: action, function: 'merchant', openid: owner, event: { action, input }, repeatable: true }
}

/** The closing that keeps the shop from taking money, as far as anybody can see. */
function standing(run: Run): string | null {
  const closings = [...(run.auditor.flows.get('closings') ?? [])]
  return closings.find(([, { progress }]) => progress.state !== 'reopened')?.[0] ?? null
}

/** In some runs the shop closes before the end: what is under way then has to come to its end too. */
function closes(run: Run): Intent | null {
  if (!run.isClosing || standing(run)) return null
  const input = { closingId: run.newId('cls'), reason: '停业', confirmation: '小满咖啡' }
  return { ...byOwner('closing.start', input), mayRefuse: ['CLOSING_RUNS', 'COMMAND_ID_TIME'] }
}

function changesMind(run: Run): Intent | null {
  const closingId = standing(run)
  if (!closingId) return null
  const action = run.chance.weighted([
    { weight: 3, action: 'closing.pause' },
    { weight: 6, action: 'closing.resume' },
    { weight: 0.3, action: 'closing.reopen' },
  ]).action
  return byOwner(action, { closingId })
}

function readsClosing(run: Run): Intent | null {
  if (!standing(run)) return null
  return {
    ...byOwner('closing.read', {}),
    repeatable: false,
    onYes: ({ closing }: { closing: ClosingView | null }) => (closing ? [] : ['the closing is not shown']),
  }
}

/** What a paused closing waits for before the shop comes to rest. */
export function resumesClosing(run: Run): Intent | null {
  const closingId = standing(run)
  return closingId && run.auditor.flow('closings', closingId) === 'paused'
    ? byOwner('closing.resume', { closingId })
    : null
}

export const closingPossibilities: readonly Possibility[] = [
  { weight: 6, make: closes },
  { weight: 1, make: changesMind },
  { weight: 0.5, make: readsClosing },
]
