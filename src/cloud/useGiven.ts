import { type Intention, useIntention } from './useIntention'
import { useWatch } from './useWatch'

/** Something that its giver may take back until a friend has claimed it. */
interface Given {
  giftId: string
  state: string
}

/**
 * What the giver has of a gift: it is watched while a friend may still claim it, and can be taken back until then.
 * `name` is the kind's own: the wish to take one back is kept under it.
 */
export function useGiven<Gift extends Given>(
  gift: Gift,
  kind: {
    name: string
    list: () => Promise<{ given: Gift[] }>
    takeBack: (wish: Pick<Gift, 'giftId'>) => Promise<Gift>
    onChanged: (gift: Gift) => void
    onTakenBack: () => void
  },
): { isOpen: boolean; takingBack: Intention<Pick<Gift, 'giftId'>> } {
  const { name, list, takeBack, onChanged, onTakenBack } = kind
  const takingBack = useIntention<Pick<Gift, 'giftId'>, Gift>(`${name}.${gift.giftId}`, takeBack, returned => {
    onTakenBack()
    onChanged(returned)
  })
  const isOpen = gift.state === 'open' || gift.state === 'preparing'
  useWatch(async () => {
    const { given } = await list().catch(() => ({ given: [] as Gift[] }))
    const now = given.find(each => each.giftId === gift.giftId)
    if (now && now.state !== gift.state) onChanged(now)
  }, isOpen)
  return { isOpen, takingBack }
}
