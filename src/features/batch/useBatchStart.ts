import { useRef } from 'react'
import { askShopper } from '../../cloud/client'
import type { Proof } from '../../cloud/confirmation'
import { keptDeviceId } from '../../cloud/device-id'
import { newId } from '../../cloud/new-id'
import { useCodeByText, useConfirmation } from '../../cloud/useConfirmation'
import { useIntention } from '../../cloud/useIntention'
import type { BatchOffer, BatchView } from '../../contract/batch'
import type { ShopperInputs } from '../../contract/shopper'
import { go } from '../../ui/routes'
import type { ChosenCard } from './useChosenCards'

type Wish = Omit<ShopperInputs['batch.start'], 'password' | 'phoneCode'>
type Tier = BatchOffer['tiers'][number]

/**
 * Starts the payment of what was chosen, as one wish that is kept until its outcome is known. When the shop asks for a
 * proof the choice is sent again with it, under the same id; the proof itself is never kept.
 */
export function useBatchStart(onRefused: () => void) {
  const proof = useRef<Proof | null>(null)
  const starting = useIntention<Wish, BatchView>(
    'batch',
    wish => askShopper('batch.start', { ...wish, ...proof.current }),
    ({ orderId }) => go.batchOrder(orderId),
    onRefused,
  )
  const { asked, decline } = useConfirmation(starting.busy, starting.trouble)
  const text = useCodeByText(asked)
  const start = (chosen: readonly { card: ChosenCard['card']; tier: Tier }[], given: Proof | null = null) => {
    proof.current = given
    void starting.begin(async () => {
      const deviceId = keptDeviceId()
      const cards = chosen.map(({ card, tier: { tierId, payFen: expectedPayFen, bonusFen: expectedBonusFen } }) => {
        return { card, tierId, expectedPayFen, expectedBonusFen }
      })
      const orderId = given && asked ? asked.orderId : await newId('ord')
      return { orderId, cards, ...(deviceId && { deviceId }) }
    })
  }
  return { starting, start, asked, decline, text }
}
