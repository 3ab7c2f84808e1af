import type { ChargeReceipt } from '../../src/contract/charges'
import type { LookedUp, RedeemReceipt } from '../../src/contract/staff'
import type { TillToday } from '../../src/contract/till-day'
import { clerk, clerkElsewhere, owner } from '../support/shop'
import { balanceAt } from './balance'
import type { Intent, Possibility } from './intent'
import type { Run } from './run'

export function byStaff(
  openid: string,
  action: string,
  input: object,
): Pick<Intent, 'function' | 'openid' | 'event' | 'name'> {
  return { name: action, function: 'staff', openid, event: { action, input } }
}

function looksUp(run: Run): Intent | null {
  const shown = run.chance.pickOr(run.latestCodes, null)
  if (!shown) return null
  const staff = run.chance.in(0.04) ? owner : run.chance.in(0.8) ? clerk : clerkElsewhere
  return {
    ...byStaff(staff, 'code.lookUp', { code: shown.code }),
    mayRefuse: [
      ...(['CODE_UNKNOWN', 'CODE_EXPIRED', 'CODE_USED', 'CODE_TOO_MANY_TRIES', 'COUPON_NOT_HELD'] as const),
      ...(['COUPON_ALREADY_REDEEMED', 'COUPON_EXPIRED', 'PACK_NOT_OPENED', 'COUPON_IN_USE', 'COUPON_GIVEN'] as const),
      'SHARED_NOT_MEMBER',
    ],
    repeatable: false,
    onYes: ({ what, ticket }: LookedUp) => {
      run.tickets.push({ ...shown, ticket, staff, at: run.roundAt })
      return what === shown.what ? [] : [`a code for ${shown.what} was read as one for ${what}`]
    },
  }
}

/** The one spend that a shown pay code allows; a shared pack's code names the member behind it. */
export function spendIdIn(code: string): string {
  return `spd_${code.split('.')[3]?.split('-')[0]}`
}

function charges(run: Run): Intent | null {
  const held = run.chance.pickOr(run.latestTickets('pay'), null)
  if (!held) return null
  const { packId, ticket, staff, code } = held
  // The code names the spend: a second amount under the same code is refused, whatever happens to the first.
  const commandId = spendIdIn(code)
  const amountFen = run.chance.in(0.1) ? run.chance.whole(1, 200_000) : run.chance.whole(1, 6000)
  return {
    ...byStaff(staff, 'balance.charge', { ticket, amountFen }),
    mayRefuse: [
      ...(['CODE_UNKNOWN', 'CODE_EXPIRED', 'CODE_USED', 'BALANCE_TOO_LOW', 'PACK_NOT_OPENED'] as const),
      ...(['MEMBER_LIMIT', 'SHARED_NOT_MEMBER'] as const),
    ],
    command: { packId, commandId },
    repeatable: true,
    onYes: (receipt: ChargeReceipt) => {
      const entry = run.auditor.entryOf(packId, commandId)
      const facts = entry?.facts as { amountFen?: number; principalFen?: number; bonusFen?: number } | undefined
      const isTrue =
        facts?.amountFen === amountFen &&
        receipt.amountFen === amountFen &&
        receipt.principalFen === facts.principalFen &&
        receipt.bonusFen === facts.bonusFen &&
        receipt.principalFen + receipt.bonusFen === amountFen
      run.memory.sales.push({ receiptId: `${packId}:${commandId}`, packId, staff, amountFen, at: run.roundAt })
      return isTrue ? [] : [`charged ${amountFen}: ${JSON.stringify(receipt)} against ${JSON.stringify(facts)}`]
    },
    onNo: ({ code: refused, details }: { code: string; details: { balanceFen: number } }) => {
      if (refused === 'CODE_USED') {
        const facts = run.auditor.entryOf(packId, commandId)?.facts as { amountFen?: number } | undefined
        return facts ? [] : ['called used, and it paid for nothing']
      }
      if (refused !== 'BALANCE_TOO_LOW') return []
      const moments = run.auditor.momentsOf(packId).map(pack => balanceAt(pack, run.roundAt))
      const isTrue = moments.includes(details.balanceFen) && details.balanceFen < amountFen
      return isTrue ? [] : [`${details.balanceFen} called too low for ${amountFen}, the pack held ${moments}`]
    },
  }
}

function redeems(run: Run): Intent | null {
  const held = run.chance.pickOr(run.latestTickets('coupon'), null)
  if (!held) return null
  const redeemId = run.newId('rdm')
  return {
    ...byStaff(held.staff, 'coupon.redeem', {
      redeemId,
      ticket: held.ticket,
      orderFen: run.chance.whole(1000, 20_000),
    }),
    mayRefuse: [
      ...(['CODE_UNKNOWN', 'CODE_EXPIRED', 'COUPON_ALREADY_REDEEMED', 'COUPON_NOT_HELD', 'COUPON_EXPIRED'] as const),
      ...([
        'COUPON_IN_USE',
        'COUPON_GIVEN',
        'COUPON_NOT_YET_VALID',
        'COUPON_WRONG_STORE',
        'COUPON_ORDER_TOO_SMALL',
        'COUPON_WRONG_HOURS',
        'COUPON_FOR_TOP_UP',
      ] as const),
      'COMMAND_ID_TIME',
    ],
    command: { packId: held.packId, commandId: redeemId },
    repeatable: true,
    onYes: ({ discountFen, payableFen }: RedeemReceipt) => {
      run.redemptions.push({ receiptId: `${held.member.packId}:${redeemId}`, member: held.member, staff: held.staff })
      return payableFen === null || (payableFen >= 0 && (discountFen ?? 0) >= 0) ? [] : [`payable is ${payableFen}`]
    },
  }
}

function undoes(run: Run): Intent | null {
  const done = run.chance.pickOr(run.redemptions.slice(-20), null)
  if (!done) return null
  const undoId = run.newId('und')
  return {
    ...byStaff(run.chance.in(0.9) ? done.staff : clerkElsewhere, 'coupon.undo', { undoId, receiptId: done.receiptId }),
    mayRefuse: [
      ...(['REDEMPTION_UNKNOWN', 'REDEMPTION_UNDONE', 'UNDO_TOO_LATE', 'WALLET_FULL', 'COUPON_NOT_HELD'] as const),
      'COMMAND_ID_TIME',
    ],
    command: { packId: done.member.packId, commandId: undoId },
    repeatable: true,
  }
}

function readsToday(run: Run): Intent {
  return {
    ...byStaff(run.chance.pick([clerk, clerkElsewhere]), 'till.today', {}),
    repeatable: false,
    onYes: ({ lines }: TillToday) => (lines.length <= 100 ? [] : [`${lines.length} lines`]),
  }
}

export const staffPossibilities: readonly Possibility[] = [
  { weight: 26, make: looksUp },
  { weight: 28, make: charges },
  { weight: 14, make: redeems },
  { weight: 3, make: undoes },
  { weight: 1, make: readsToday },
]
