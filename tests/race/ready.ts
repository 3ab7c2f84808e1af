import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packIdOf } from '../../cloudfunctions/_store/pack-id'
import type { Entry } from '../../src/domain/ledger/entry'
import { clerk, newId, owner, type TestShop, yuan } from '../support/shop'

/** A second person beside the owner, who may propose corrections. */
export const manager = 'race-manager'

/** A shop with instances enough that every racer has one of its own, and what the commands need of it. */
export class RacingShop {
  private phones = 0

  private constructor(
    readonly shop: TestShop,
    /** somebody with money enough to give to everybody else */
    readonly giver: string,
    /** of the code that is put up to be scanned */
    readonly scene: string,
  ) {}

  static async furnish(shop: TestShop): Promise<RacingShop> {
    // Ids of packs are computed here as the functions compute them.
    const settings = JSON.parse(readFileSync(join(shop.dataDir, 'functions.env.json'), 'utf8')) as Record<
      string,
      object
    >
    Object.assign(process.env, settings['*'])
    for (const name of ['shopper', 'staff']) await shop.post('/localcloud/warm', { function: name, instances: 2 })
    // WeChat's notices come after some seconds of real time; what they do is asked for by hand here.
    await shop.arm({ action: 'notice', kind: 'lose' })
    const giver = shop.newPerson()
    await shop.topUp(giver, 'tier_1500')
    await shop.call('staff', clerk, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: yuan(0) })
    // More than one clerk takes in a day.
    await shop.editDocument('settings', { _id: 'counter' }, { clerkDayYuan: 100_000 })
    // Several of a group may begin with a coupon of this kind.
    await shop.editDocument('coupon_templates', { _id: 'coupon_90' }, { perMember: 20 })
    const store = 'store_nanshan'
    await shop.insertDocument('staff', { _id: 'race_manager', name: '店长', openid: manager, role: '店长', store })
    const coupon = { title: '海报券', kind: '兑换', item: '美式咖啡一杯', validDays: 7, perMember: 1 }
    await shop.insertDocument('coupon_templates', { _id: 'coupon_poster', ...coupon })
    await shop.insertDocument('hand_outs', { _id: 'poster', name: '桌上的海报', coupon: 'coupon_poster', to: '扫码' })
    shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
    const { path } = await shop.call('merchant', owner, 'handOuts.code', { handOutId: 'poster' })
    return new RacingShop(shop, giver, path.replace(/.*scene=/, ''))
  }

  newPhone(): string {
    this.phones += 1
    return `136${String(this.phones).padStart(8, '0')}`
  }

  /** The receipt of whatever a member's pack went through last of a kind. */
  async newestOf(openid: string, kind: string): Promise<string> {
    const packId = packIdOf(openid)
    const entries = await this.shop.documents<Entry>('entries', { packId, 'facts.kind': kind })
    return `${packId}:${entries.sort((a, b) => b.seq - a.seq)[0]?.commandId}`
  }

  /** A hold of the till on a person's balance, as its receipt names it. */
  async held(openid: string): Promise<string> {
    const ticket = await this.shop.payTicket(openid)
    const hold = await this.shop.call('staff', clerk, 'balance.hold', { ticket, amountFen: yuan(9), minutes: 30 })
    return hold.receiptId
  }
}

/** A command made ready up to its last call, which answers. */
export type Ready = () => Promise<{ ok?: boolean; errcode?: number; refusal?: { code: string } }>
export type Command = (at: RacingShop, openid: string) => Promise<Ready>
