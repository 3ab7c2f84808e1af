import { DAY } from '../../../src/domain/time'
import { newId, owner, type TestShop } from '../../support/shop'
import { flow } from '../flow'
import { newcomer, wait } from './given'

/** Somebody whose payment password is not what it is going to be. */
async function forgetful(shop: TestShop) {
  const openid = await newcomer(shop)
  await shop.call('shopper', openid, 'payPassword.set', { password: '271828' })
  return { openid, resetId: newId('pwr', shop.now) }
}

export const riskFlows = [
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
