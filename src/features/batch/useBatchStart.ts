import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { keptDeviceId } from '../../cloud/device-id'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { BatchOffer, BatchView } from '../../contract/batch'
import type { ShopperInputs } from '../../contract/shopper'
import { go } from '../../ui/routes'
import type { ChosenCard } from './useChosenCards'

type Wish = Omit<ShopperInputs['batch.start'], 'password'>
type Tier = BatchOffer['tiers'][number]

/**
 * Starts the payment of what was chosen, as one wish that is kept until its outcome is known. When the shop asks for the
 * payment password the choice is sent again with it; the password itself is never kept.
 */
export function useBatchStart(onRefused: () => void) {
  const password = useRef<string | null>(null)
  const [declined, decline] = useState(false)
  const starting = useIntention<Wish, BatchView>(
    'batch',
    wish => askShopper('batch.start', { ...wish, ...(password.current !== null && { password: password.current }) }),
    ({ orderId }) => go.batchOrder(orderId),
    onRefused,
  )
  const start = (tier: Tier, chosen: readonly ChosenCard[], given: string | null = null) => {
    password.current = given
    decline(false)
    void starting.begin(async () => {
      const { tierId, payFen: expectedPayFen, bonusFen: expectedBonusFen } = tier
      const deviceId = keptDeviceId()
      const cards = chosen.map(({ card }) => ({ card, tierId, expectedPayFen, expectedBonusFen }))
      return { orderId: await newId('ord'), cards, ...(deviceId && { deviceId }) }
    })
  }
  const { trouble } = starting
  const asks = trouble?.code === 'CONFIRM_NEEDED' || trouble?.code === 'PASSWORD_WRONG'
  return { starting, start, asksPassword: asks && !declined, asks, decline: () => decline(true) }
}
