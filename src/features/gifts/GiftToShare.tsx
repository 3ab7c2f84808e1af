import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useIntention } from '../../cloud/useIntention'
import { useWatch } from '../../cloud/useWatch'
import type { GivenGift } from '../../contract/gifts'
import type { ShopperInputs } from '../../contract/shopper'
import { giftTrail } from '../../copy/gift-trail'
import { greetingWords, giftWords as words } from '../../copy/gifts'
import { linkTo } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { ShareOrTakeBack } from '../../ui/ShareOrTakeBack'
import { Stopped } from '../../ui/Stopped'
import { Trail } from '../../ui/Trail'
import { say } from '../../ui/toast'
import { GiftFace } from './GiftFace'

/** A gift as its giver has it: to be sent while nobody has claimed it, and what became of it afterwards. */
export function GiftToShare({ gift, onChanged }: { gift: GivenGift; onChanged: (gift: GivenGift) => void }) {
  const takingBack = useIntention<ShopperInputs['gift.takeBack'], GivenGift>(
    `take-back.${gift.giftId}`,
    wish => askShopper('gift.takeBack', wish),
    returned => {
      say(words.takenBack)
      onChanged(returned)
    },
  )
  // A friend may claim it while the giver looks on.
  const open = gift.state === 'open' || gift.state === 'preparing'
  useWatch(async () => {
    const { given } = await askShopper('gift.list', {}).catch(() => ({ given: [] }))
    const now = given.find(each => each.giftId === gift.giftId)
    if (now && now.state !== gift.state) onChanged(now)
  }, open)

  return (
    <Screen>
      <View className="gifts__spread">
        <GiftFace {...gift} foot={words.state(gift.state)} faded={!open} />
        <Stopped {...takingBack} onRetry={() => void takingBack.retry()} />
      </View>
      <Trail title={words.trail} steps={giftTrail(gift, words.steps, serverNow())} />
      {gift.token !== null && (
        <ShareOrTakeBack
          words={words}
          title={words.share.title(greetingWords[gift.greeting])}
          path={linkTo.gift(gift.token)}
          busy={takingBack.busy}
          onTakeBack={() => void takingBack.begin(async () => ({ giftId: gift.giftId }))}
        />
      )}
    </Screen>
  )
}
