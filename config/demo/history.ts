import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShownCode } from '../../src/contract/codes'
import type { Reply } from '../../src/contract/envelope'
import type { MerchantInputs, MerchantOutputs } from '../../src/contract/merchant'
import type { ShopperInputs, ShopperOutputs } from '../../src/contract/shopper'
import type { StaffInputs, StaffOutputs } from '../../src/contract/staff'
import type { OrderView } from '../../src/contract/top-up'
import { ID_RANDOM_BYTES, type IdPrefix, makeId, type PackId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { instant } from '../../src/domain/time'

const MEMBER = 'demo-member-regular'
const FRIEND = 'demo-clerk-futian'
const CLERK = 'demo-clerk-nanshan'
const OWNER = 'demo-owner'

/**
 * Gives the demo's regular member a past, by the very calls that a phone and a till would make: top-ups paid at the
 * sandbox, spends by pay code, a claimed coupon, a gift to a friend, a family card with that friend. The shop has printed some coupons. Done once per data folder.
 */
export async function addDemoHistory(url: string, dataDir: string): Promise<void> {
  const done = join(dataDir, 'demo-history.done')
  if (existsSync(done)) return
  const member = new DemoShopper(url, MEMBER)
  const friend = new DemoShopper(url, FRIEND)
  await member.ask('pack.open', {})
  const { tiers } = await member.ask('topUp.offer', {})
  const [tier, larger] = tiers
  if (tier) for (let times = 0; times < 2; times++) await member.topUp(tier)
  for (const amount of [3_200, 2_850, 46_000, 4_600]) await member.spend(amount)
  if (larger) await member.topUp(larger)
  const { templates } = await member.ask('coupons.offer', {})
  const [template] = templates
  if (template) await member.ask('coupons.claim', { claimId: newId('clm'), templateId: template.templateId })
  await give(member, friend)
  await shareCard(member, friend, tier)
  if (template) await printPaper(url, template.templateId)
  writeFileSync(done, '')
}

async function give(giver: DemoShopper, friend: DemoShopper): Promise<void> {
  const { token } = await giver.ask('gift.create', { giftId: newId('gft'), amountFen: fen(3_000), greeting: 'coffee' })
  if (token !== null) await friend.ask('gift.claim', { token })
}

async function shareCard(owner: DemoShopper, friend: DemoShopper, tier: Tier | undefined): Promise<void> {
  const { sharedPackId } = await owner.ask('shared.create', { sharedId: newId('shr'), kind: 'family' })
  const limits = { perPurchaseFen: null, perDayFen: fen(10_000), perMonthFen: fen(100_000) }
  const { token } = await owner.ask('shared.invite', { inviteId: newId('inv'), sharedPackId, limits })
  await friend.ask('shared.join', { token })
  if (tier) await owner.topUp(tier, sharedPackId)
  await friend.spend(4_800, sharedPackId)
}

/** Coupons on paper, of which some were brought back. */
async function printPaper(url: string, templateId: string): Promise<void> {
  const batchId = newId('pbt')
  await merchant(url, 'paper.make', { batchId, templateId, count: 40, note: '写字楼地推' })
  const { slips } = await merchant(url, 'paper.codes', { batchId, after: 0 })
  for (const { code } of slips.slice(0, 7)) {
    const { ticket } = await staff(url, 'code.lookUp', { code })
    await staff(url, 'coupon.redeem', { redeemId: newId('rdm'), ticket, orderFen: fen(6_800) })
  }
}

type Tier = ShopperOutputs['topUp.offer']['tiers'][number]

/** One of the demo's people with a phone. */
class DemoShopper {
  constructor(
    private readonly url: string,
    private readonly openid: string,
  ) {}

  ask<A extends keyof ShopperInputs>(action: A, input: ShopperInputs[A]): Promise<ShopperOutputs[A]> {
    return call(`${this.url}/call/shopper`, this.openid, action, input)
  }

  /** Into the own card, or into a shared one. */
  async topUp({ tierId, payFen, bonusFen }: Tier, sharedPackId: PackId | null = null): Promise<void> {
    const orderId = newId('ord')
    const wish = { orderId, tierId, expectedPayFen: payFen, expectedBonusFen: bonusFen }
    const order =
      sharedPackId === null
        ? await this.ask('topUp.start', wish)
        : await this.ask('shared.topUpStart', { sharedPackId, ...wish })
    if (order.state.state !== 'paying') throw new Error(`demo top-up: ${order.state.state}`)
    const prepayId = order.state.payment.package.replace('prepay_id=', '')
    await post(`${this.url}/pay/sandbox/${prepayId}`, { action: 'pay' })
    const paid: OrderView =
      sharedPackId === null
        ? await this.ask('topUp.read', { orderId })
        : await this.ask('shared.topUpRead', { sharedPackId, orderId })
    if (paid.state.state !== 'settled') throw new Error(`demo top-up: ${paid.state.state}`)
  }

  async spend(amount: number, sharedPackId: PackId | null = null): Promise<void> {
    const { code }: ShownCode =
      sharedPackId === null ? await this.ask('payCode.show', {}) : await this.ask('shared.payCode', { sharedPackId })
    const found = await staff(this.url, 'code.lookUp', { code })
    await staff(this.url, 'balance.charge', { ticket: found.ticket, amountFen: fen(amount) })
  }
}

function newId<P extends IdPrefix>(prefix: P) {
  return makeId(prefix, instant(Date.now()), randomBytes(ID_RANDOM_BYTES))
}

function staff<A extends keyof StaffInputs>(url: string, action: A, input: StaffInputs[A]) {
  return call<StaffOutputs[A]>(`${url}/call/staff`, CLERK, action, input)
}

function merchant<A extends keyof MerchantInputs>(url: string, action: A, input: MerchantInputs[A]) {
  return call<MerchantOutputs[A]>(`${url}/call/merchant`, OWNER, action, input)
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
