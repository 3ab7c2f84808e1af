import { randomInt } from 'node:crypto'
import { DAY, MINUTE } from '../../../src/domain/time'
import { newId, owner, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { newcomer, wait } from './given'

/** Somebody whose payment password is not what it is going to be. */
async function forgetful(shop: TestShop) {
  const openid = await newcomer(shop)
  await shop.call('shopper', openid, 'payPassword.set', { password: '271828' })
  return { openid, resetId: newId('pwr', shop.now) }
}

/** WeChat's code is good once: whoever is told that it was none taps again. */
async function give(shop: TestShop, { openid, number }: { openid: string; number: string }) {
  const tap = () => shop.ask('shopper', openid, 'phone.give', { code: `${number}-${newId('pcd', shop.now)}` })
  const reply = await tap()
  return !reply.ok && reply.refusal?.code === 'PHONE_NOT_GIVEN' ? tap() : reply
}

/** Somebody with a number of their own. */
async function reachable(shop: TestShop) {
  const openid = await newcomer(shop)
  return { openid, number: `139${String(randomInt(10 ** 8)).padStart(8, '0')}` }
}

/** The newest code that a number was sent. */
async function codeSentTo(shop: TestShop, number: string): Promise<string> {
  interface Sent {
    to: string
    parameters: { template_param_list?: string[] }
  }
  const { messages } = await shop.get<{ messages: Sent[] }>('/localcloud/outbox')
  return messages.find(({ to }) => to === `+86${number}`)?.parameters.template_param_list?.[0] ?? ''
}

/** What the rules ask a code for: more than anybody else here pays. */
const LARGE = yuan(4000)

export const riskFlows = [
  flow({ name: 'a member gives the phone number that WeChat knows', prepare: reachable, steps: [give] }),
  flow({
    name: 'a large top-up is confirmed by a code that was sent to the phone',
    prepare: async shop => {
      const person = await reachable(shop)
      await give(shop, person)
      const { bonusFen } = await shop.call('shopper', person.openid, 'topUp.quote', { amountFen: LARGE })
      const wish = { orderId: newId('ord', shop.now), tierId: null, expectedPayFen: LARGE, expectedBonusFen: bonusFen }
      return { ...person, wish, codeId: newId('pcd', shop.now) }
    },
    ready: wait(DAY),
    steps: [
      // An instance remembers for five minutes which channel failed, and would ask the other one first.
      wait(6 * MINUTE),
      (shop, { openid, wish: { orderId }, codeId }) =>
        shop.ask('shopper', openid, 'phoneCode.send', { codeId, orderId, payFen: LARGE }),
      async (shop, { openid, number, wish }) =>
        shop.ask('shopper', openid, 'topUp.start', { ...wish, phoneCode: await codeSentTo(shop, number) }),
    ],
  }),
  flow({
    name: 'a forgotten payment password is asked about, and set anew after the waiting time',
    prepare: forgetful,
    steps: [
      (shop, { openid, resetId }) => shop.ask('shopper', openid, 'payPassword.forgotten', { resetId }),
      wait(3 * DAY),
      (shop, { openid, resetId }) => shop.ask('shopper', openid, 'payPassword.set', { password: '314159', resetId }),
    ],
  }),
  flow({
    name: 'a manager lets a member set the payment password anew, who then keeps the old one',
    prepare: async shop => {
      const { openid } = await forgetful(shop)
      return { openid, ticket: await shop.payTicket(openid, owner) }
    },
    steps: [
      (shop, { ticket }) => shop.ask('staff', owner, 'payPassword.reset', { ticket }),
      async (shop, { openid }) => {
        const standing = await shop.ask('shopper', openid, 'payPassword.state', {})
        if (!standing.ok || !standing.output.reset) return standing
        const { resetId } = standing.output.reset
        return shop.ask('shopper', openid, 'payPassword.keep', { resetId })
      },
    ],
  }),
]
