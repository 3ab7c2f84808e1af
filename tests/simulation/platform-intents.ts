import { owner } from '../support/shop'
import type { Possibility } from './intent'
import type { Run } from './run'

/** One tick of the shop's clock, as the platform's timer makes it. Its chores are allowed to fail; the next tick goes on. */
export function ticks() {
  const event = { Type: 'Timer', TriggerName: 'tick', Time: '', Message: '' }
  return { name: 'clock', function: 'clock', source: 'wx_trigger', event, repeatable: false }
}

/** A payment notice: of an order that was paid, or was not; told first, again, late, never, or with a wrong amount. */
function notices(run: Run) {
  const order = run.chance.pickOr(run.latestOrders, null)
  if (!order) return null
  const totalFee = run.chance.in(0.9) ? order.payFen : run.chance.whole(1, 1_000_000)
  const event = {
    ...{ returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: order.orderId, totalFee, cashFee: totalFee },
    ...{ transactionId: '4200000000000000000000000000', subOpenid: order.member.openid },
  }
  return { name: 'notice', function: 'wechatpay', source: 'wx_paycallback', event, repeatable: false }
}

/** A client who plays WeChat Pay, or the clock. */
function forges(run: Run) {
  const name = run.chance.pick(['wechatpay', 'clock'])
  const order = run.chance.pickOr(run.latestOrders, null)
  const { openid } = run.anyMember()
  return { name: 'forged', function: name, openid, event: { outTradeNo: order?.orderId ?? '' }, repeatable: false }
}

function publishes() {
  const event = { action: 'rules.publish', input: {} }
  return { name: 'rules.publish', function: 'merchant', openid: owner, event, repeatable: false }
}

export const platformPossibilities: readonly Possibility[] = [
  { weight: 7, make: ticks },
  { weight: 10, make: notices },
  { weight: 0.5, make: forges },
  { weight: 0.5, make: publishes },
]
