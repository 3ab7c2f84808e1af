import { ed25519 } from '@noble/curves/ed25519.js'
import type { OfflineOutcome } from '../../src/contract/offline'
import { base64url } from '../../src/domain/codes/bytes'
import { stepAt } from '../../src/domain/codes/code-step'
import { writeCouponCode } from '../../src/domain/codes/coupon-code'
import { instant } from '../../src/domain/time'
import { clerk, clerkElsewhere, owner } from '../support/shop'
import type { Intent, Member, Possibility } from './intent'
import type { Run } from './run'
import { byShopper } from './shopper-intents'
import { byStaff } from './staff-intents'

const PHONES = 4
const MOST_WAITING = 12

/** A phone of a member: its key comes from the seed. */
interface Phone {
  member: Member
  deviceId: string
  secretKey: Uint8Array
  tokens: { couponId: string; token: string }[]
}

interface TakenOffline {
  redeemId: string
  code: string
  orderFen: number
  redeemedAt: number
}

/** Phones that show codes by themselves, and tills that take coupons while the network is down. */
export class OfflineWorld {
  readonly phones: Phone[] = []
  readonly waiting = new Map<string, TakenOffline[]>([
    [clerk, []],
    [clerkElsewhere, []],
  ])
  readonly conflicts: string[] = []
}

function registers(run: Run): Intent | null {
  if (run.offline.phones.length >= PHONES) return null
  const phone: Phone = {
    member: run.members[run.offline.phones.length] as Member,
    ...{ deviceId: run.newId('dev'), secretKey: run.chance.bytes(32), tokens: [] },
  }
  run.offline.phones.push(phone)
  const publicKey = base64url(ed25519.getPublicKey(phone.secretKey))
  return {
    ...byShopper(phone.member, 'device.register', { deviceId: phone.deviceId, publicKey }),
    mayRefuse: ['PACK_NOT_OPENED', 'COMMAND_ID_TIME'],
    repeatable: true,
  }
}

function fetchesTokens(run: Run): Intent | null {
  const phone = run.chance.pickOr(run.offline.phones, null)
  if (!phone) return null
  return {
    ...byShopper(phone.member, 'coupons.tokens', { deviceId: phone.deviceId }),
    mayRefuse: ['DEVICE_UNKNOWN', 'PACK_NOT_OPENED'],
    repeatable: false,
    onYes: ({ tokens }: { tokens: Phone['tokens'] }) => {
      phone.tokens = tokens
      return []
    },
  }
}

/** Two tills may take one coupon, and one of them twice: what the shop makes of that is the shop's to decide. */
function tellsTaken(run: Run): Intent | null {
  const till = run.chance.pick([clerk, clerkElsewhere])
  const waiting = run.offline.waiting.get(till) ?? []
  const phone = run.chance.pickOr(run.offline.phones, null)
  const shown = phone && run.chance.pickOr(phone.tokens, null)
  if (phone && shown && waiting.length < MOST_WAITING) {
    const redeemedAt = run.roundAt - run.chance.whole(0, 20 * 60_000)
    const step = stepAt(instant(redeemedAt))
    const code = writeCouponCode(shown.token, step, message => ed25519.sign(message, phone.secretKey))
    waiting.push({ redeemId: run.newId('rdm'), code, orderFen: run.chance.whole(4000, 9000), redeemedAt })
  }
  if (waiting.length === 0 || run.chance.in(0.3)) return null
  const redemptions = waiting.slice(0, 3)
  return {
    ...byStaff(till, 'offline.sync', { redemptions }),
    repeatable: true,
    onYes: ({ outcomes }: { outcomes: OfflineOutcome[] }) => {
      const told = new Set<string>(outcomes.map(each => each.redeemId))
      run.offline.waiting.set(
        till,
        (run.offline.waiting.get(till) ?? []).filter(each => !told.has(each.redeemId)),
      )
      const unproven = outcomes.filter(each => each.outcome.state === 'refused')
      for (const { redeemId, outcome } of outcomes) {
        if (outcome.state === 'conflict') run.offline.conflicts.push(redeemId)
      }
      return unproven.map(each => `${each.redeemId} was not believed: ${JSON.stringify(each.outcome)}`)
    },
  }
}

function decidesConflict(run: Run): Intent | null {
  const redeemId = run.chance.pickOr(run.offline.conflicts.slice(-10), null)
  if (redeemId === null) return null
  const event = { action: 'offline.decide', input: { redeemId, policy: run.chance.pick(['honour', 'reject']) } }
  return {
    ...{ name: 'offline.decide', function: 'merchant', openid: owner, event },
    mayRefuse: ['COMMAND_ID_REUSED'],
    repeatable: true,
  }
}

export const offlinePossibilities: readonly Possibility[] = [
  { weight: 1, make: registers },
  { weight: 2, make: fetchesTokens },
  { weight: 3, make: tellsTaken },
  { weight: 0.5, make: decidesConflict },
]
