import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reply } from '../../src/contract/envelope'
import type { OrderView, ShopperInputs, ShopperOutputs, ShownCode } from '../../src/contract/shopper'
import type { StaffInputs, StaffOutputs } from '../../src/contract/staff'
import { ID_RANDOM_BYTES, makeId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { instant } from '../../src/domain/time'

const MEMBER = 'demo-member-regular'
const CLERK = 'demo-clerk-nanshan'

/**
 * Gives the demo's regular member a past, by the very calls that a phone and a till would make: top-ups paid at the
 * sandbox, spends by pay code, a claimed coupon. Done once per data folder.
 */
export async function addDemoHistory(url: string, dataDir: string): Promise<void> {
  const done = join(dataDir, 'demo-history.done')
  if (existsSync(done)) return
  await shopper(url, 'pack.open', {})
  const { tiers } = await shopper(url, 'topUp.offer', {})
  const [tier] = tiers
  if (tier) for (let times = 0; times < 2; times++) await topUp(url, tier)
  for (const amount of [3_200, 2_850, 4_600]) await spend(url, amount)
  const { templates } = await shopper(url, 'coupons.offer', {})
  const [template] = templates
  if (template) await shopper(url, 'coupons.claim', { claimId: newId('clm'), templateId: template.templateId })
  writeFileSync(done, '')
}

async function topUp(url: string, tier: { tierId: string; payFen: number; bonusFen: number }): Promise<void> {
  const { tierId, payFen, bonusFen } = tier
  const orderId = newId('ord')
  const order = await shopper(url, 'topUp.start', {
    orderId,
    tierId,
    expectedPayFen: payFen,
    expectedBonusFen: bonusFen,
  })
  if (order.state.state !== 'paying') throw new Error(`demo top-up: ${order.state.state}`)
  const prepayId = order.state.payment.package.replace('prepay_id=', '')
  await post(`${url}/pay/sandbox/${prepayId}`, { action: 'pay' })
  const paid: OrderView = await shopper(url, 'topUp.read', { orderId })
  if (paid.state.state !== 'settled') throw new Error(`demo top-up: ${paid.state.state}`)
}

async function spend(url: string, amount: number): Promise<void> {
  const { code }: ShownCode = await shopper(url, 'payCode.show', {})
  const found = await staff(url, 'code.lookUp', { code })
  await staff(url, 'balance.charge', { ticket: found.ticket, amountFen: fen(amount) })
}

function newId<P extends 'ord' | 'clm'>(prefix: P) {
  return makeId(prefix, instant(Date.now()), randomBytes(ID_RANDOM_BYTES))
}

function shopper<A extends keyof ShopperInputs>(url: string, action: A, input: ShopperInputs[A]) {
  return call<ShopperOutputs[A]>(`${url}/call/shopper`, MEMBER, action, input)
}

function staff<A extends keyof StaffInputs>(url: string, action: A, input: StaffInputs[A]) {
  return call<StaffOutputs[A]>(`${url}/call/staff`, CLERK, action, input)
}

async function call<Output>(url: string, openid: string, action: string, input: unknown): Promise<Output> {
  const reply = (await post(url, { action, input }, { 'x-wx-openid': openid })) as Reply<Output>
  if (!reply.ok)
    throw new Error(`demo history: ${action}: ${JSON.stringify('refusal' in reply ? reply.refusal : reply)}`)
  return reply.output
}

async function post(url: string, content: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const body = JSON.stringify(content)
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return response.json()
}
