import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ticketMac } from '../cloudfunctions/_platform/secrets'
import { packIdOf } from '../cloudfunctions/_store/pack-id'
import { functionBundle } from '../config/function-bundle'
import { dist, root } from '../config/paths'
import { writeTicket } from '../src/domain/codes/ticket'
import type { CouponId, SpendId } from '../src/domain/ids'
import type { Instant } from '../src/domain/time'
import { clerk, newId, owner, TestShop } from '../tests/support/shop'

const TEMPLATES = 10
const CLAIMS_PER_TEMPLATE = 50
const till = { staffId: 'staff_nanshan_1', storeId: 'store_nanshan' }

/** A shop to measure: the built product, the floor function beside it, and generous coupon templates. */
export async function openBenchShop(): Promise<TestShop> {
  const functions = mkdtempSync(join(tmpdir(), 'card-pack-functions-'))
  cpSync(dist.functions, functions, { recursive: true })
  await addFloor(functions)
  const shop = await TestShop.open(['--functions', functions, '--max-instances', '32'])
  process.once('exit', () => rmSync(functions, { recursive: true, force: true }))
  const settings = JSON.parse(readFileSync(join(shop.dataDir, 'functions.env.json'), 'utf8')) as Record<string, object>
  Object.assign(process.env, settings['*'])
  for (let n = 0; n < TEMPLATES; n++) {
    await shop.insertDocument('coupon_templates', {
      ...{
        _id: `bench_${n}`,
        title: `测量券 ${n}`,
        kind: '满减',
        minimumYuan: 50,
        offYuan: 10,
      },
      ...{ validDays: 30, perMember: CLAIMS_PER_TEMPLATE },
    })
  }
  const { version } = await shop.call('merchant', owner, 'rules.publish', {})
  shop.seenVersion = version
  return shop
}

async function addFloor(functions: string): Promise<void> {
  await build({
    entryPoints: [join(root, 'bench', 'floor', 'index.ts')],
    outfile: join(functions, 'floor', 'index.js'),
    ...functionBundle,
  })
  const file = join(functions, 'collections.json')
  const { collections } = JSON.parse(readFileSync(file, 'utf8')) as {
    collections: { name: string }[]
  }
  const like = (name: string, original: string) => ({
    ...collections.find(each => each.name === original),
    name,
  })
  collections.push(like('floor_packs', 'packs'), like('floor_entries', 'entries'))
  writeFileSync(file, JSON.stringify({ collections }))
}

/** A member with enough balance for any number of charges of a fen. */
export async function richMember(shop: TestShop): Promise<string> {
  const member = shop.newPerson()
  await shop.topUp(member, 'tier_1500')
  return member
}

/** A till's ticket for one charge, as a look-up would have given it: signed with the deployment's key. */
export function payTicketOf(openid: string, now: Instant): string {
  const spendId: SpendId = newId('spd', now)
  return writeTicket({ what: 'pay', packId: packIdOf(openid), spendId }, till, now, ticketMac)
}

function couponTicketOf(openid: string, couponId: CouponId, now: Instant): string {
  return writeTicket({ what: 'coupon', packId: packIdOf(openid), couponId }, till, now, ticketMac)
}

/** Claims coupons for a member, as many as the wallet holds. */
export async function claimCoupons(shop: TestShop, openid: string, count: number): Promise<CouponId[]> {
  const claimed: CouponId[] = []
  for (let n = 0; n < count; n++) claimed.push(await claimOne(shop, openid))
  return claimed
}

/** Takes the first template that still lets this member claim. */
async function claimOne(shop: TestShop, openid: string): Promise<CouponId> {
  for (let n = 0; n < TEMPLATES; n++) {
    const input = { claimId: newId('clm', shop.now), templateId: `bench_${n}` }
    const reply = await shop.ask('shopper', openid, 'coupons.claim', input)
    if (reply.ok) return reply.output.couponId
    if (reply.refusal.code !== 'COUPON_CAP_REACHED') throw new Error(reply.refusal.code)
  }
  throw new Error('all templates are used up')
}

/** Charges one fen. Throws when it is refused: a refusal is not what is being measured. */
export async function chargeOnce(shop: TestShop, openid: string): Promise<void> {
  const input = { ticket: payTicketOf(openid, shop.now), amountFen: 1 }
  await shop.call('staff', clerk, 'balance.charge', input)
}

export async function redeemOnce(shop: TestShop, openid: string, couponId: CouponId): Promise<void> {
  const input = {
    redeemId: newId('rdm', shop.now),
    ticket: couponTicketOf(openid, couponId, shop.now),
    orderFen: 6_000,
  }
  await shop.call('staff', clerk, 'coupon.redeem', input)
}

/** Gives a fen away. */
export async function giveOnce(shop: TestShop, openid: string): Promise<void> {
  const input = { giftId: newId('gft', shop.now), amountFen: 1, greeting: 'thanks' as const }
  await shop.call('shopper', openid, 'gift.create', input)
}
