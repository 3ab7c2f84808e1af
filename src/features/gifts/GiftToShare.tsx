import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useGiven } from '../../cloud/useGiven'
import type { GivenGift } from '../../contract/gifts'
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
  const { isOpen, takingBack } = useGiven(gift, {
    name: 'take-back',
    list: () => askShopper('gift.list', {}),
    takeBack: wish => askShopper('gift.takeBack', wish),
    onChanged,
    onTakenBack: () => say(words.takenBack),
  })

  return (
    <Screen>
      <View className="gifts__spread">
        <GiftFace {...gift} foot={words.state(gift.state)} faded={!isOpen} />
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
