import type { AdjustmentView, ImportedBatch } from '../../src/contract/adjustments'
import type { GivenRefund } from '../../src/contract/shop-refunds'
import { owner } from '../support/shop'
import type { Intent, Possibility } from './intent'
import type { Run } from './run'

/** The manager whom the rules of the run add: a correction takes two persons. */
export const manager = 'sim-manager'

function by(openid: string, action: string, input: object): Pick<Intent, 'function' | 'openid' | 'event' | 'name'> {
  return { name: action, function: 'merchant', openid, event: { action, input } }
}

function proposes(run: Run): Intent {
  const { packId } = run.anyMember()
  const adjustmentId = run.newId('adj')
  const change = () => (run.chance.in(0.4) ? 0 : run.chance.whole(-2000, 3000))
  const [principalFen, bonusFen] = [change(), change()]
  const points = principalFen === 0 && bonusFen === 0 ? 7 : run.chance.whole(-50, 100)
  const input = { adjustmentId, member: { packId }, principalFen, bonusFen, points, reason: '核对后更正' }
  return {
    ...by(manager, 'adjustments.propose', input),
    mayRefuse: ['COMMAND_ID_TIME'],
    repeatable: true,
    onYes: () => {
      run.memory.adjustments.push({ adjustmentId, packId, at: run.roundAt })
      return run.auditor.entryOf(packId, adjustmentId) && !run.approved.has(adjustmentId)
        ? [`${adjustmentId} moved before a second person approved`]
        : []
    },
  }
}

function decides(run: Run): Intent | null {
  const adjustment = run.recall(run.memory.adjustments)
  if (!adjustment) return null
  const { adjustmentId, packId } = adjustment
  const approves = run.chance.in(0.8)
  if (approves) run.approved.add(adjustmentId)
  const input = approves ? { adjustmentId } : { adjustmentId, reason: '不对' }
  return {
    ...by(owner, approves ? 'adjustments.approve' : 'adjustments.reject', input),
    mayRefuse: [
      ...(['ADJUSTMENT_OVER', 'BALANCE_TOO_LOW', 'BONUS_TOO_LOW', 'POINTS_TOO_LOW', 'NO_ROOM'] as const),
      'CARD_LOTS_FULL',
    ],
    repeatable: true,
    onYes: ({ state }: AdjustmentView) => {
      const entry = run.auditor.entryOf(packId, adjustmentId)
      return state !== 'applied' || entry ? [] : [`${adjustmentId} is called applied and nothing was moved`]
    },
  }
}

/** The one who proposed never approves. */
function approvesOwn(run: Run): Intent | null {
  const adjustment = run.recall(run.memory.adjustments)
  if (!adjustment) return null
  const { adjustmentId } = adjustment
  return {
    ...by(manager, 'adjustments.approve', { adjustmentId }),
    mayRefuse: ['SECOND_PERSON_NEEDED', 'ADJUSTMENT_OVER'],
    repeatable: false,
    onYes: ({ state }: AdjustmentView) =>
      // Asked again after it was decided, the answer is how it stands.
      run.approved.has(adjustmentId) ? [] : [`${adjustmentId} was approved by its proposer: ${state}`],
  }
}

function importsCards(run: Run): Intent {
  const rows = Array.from({ length: 2 }, () => ({
    cardNumber: `8800${run.chance.whole(10_000_000, 99_999_999)}`,
    ...{ principalFen: run.chance.whole(0, 5000), bonusFen: run.chance.whole(0, 800), bonusUntil: null, points: 20 },
  }))
  return {
    ...by(owner, 'cards.import', { batchId: run.newId('bat'), rows }),
    repeatable: true,
    onYes: ({ rows: done }: ImportedBatch) => {
      for (const [place, row] of rows.entries()) {
        const code = done[place]?.code
        const isKnown = run.memory.printedCards.some(each => each.cardNumber === row.cardNumber)
        if (code && !isKnown) run.memory.printedCards.push({ cardNumber: row.cardNumber, code, at: run.roundAt })
      }
      return []
    },
  }
}

/** What WeChat cannot give back, the shop pays itself and says so. */
function paysByHand(run: Run): Intent | null {
  const waiting = [...(run.auditor.flows.get('refunds') ?? [])].filter(
    ([, { progress }]) => progress.state === 'manual',
  )
  const [refundId] = run.chance.pickOr(waiting, null) ?? []
  if (refundId === undefined || !run.chance.in(0.1)) return null
  return {
    ...by(owner, 'refund.paid', { refundId }),
    repeatable: true,
    onYes: ({ state }: GivenRefund) =>
      state === 'paid_by_hand' ? [] : [`${refundId} was paid by hand and is ${state}`],
  }
}

export const merchantPossibilities: readonly Possibility[] = [
  { weight: 1, make: proposes },
  { weight: 1.2, make: decides },
  { weight: 0.2, make: approvesOwn },
  { weight: 0.3, make: importsCards },
  { weight: 1, make: paysByHand },
]
