import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useIntention } from '../../cloud/useIntention'
import type { SharedGift } from '../../contract/gifts'
import type { ShopperInputs } from '../../contract/shopper'
import { giftTrail } from '../../copy/gift-trail'
import { greetingWords, giftWords as words } from '../../copy/gifts'
import { Button } from '../../ui/Button'
import { Hint } from '../../ui/Hint'
import { Notice } from '../../ui/Notice'
import { go, linkTo } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { ShareLink } from '../../ui/ShareLink'
import { Stopped } from '../../ui/Stopped'
import { Trail } from '../../ui/Trail'
import { GiftFace } from './GiftFace'

/** A gift as whoever opened its link sees it: one tap claims it, also for somebody who has no card yet. */
export function GiftToClaim(props: {
  gift: SharedGift
  /** null when it was opened from the list */
  token: string | null
  onChanged: (gift: SharedGift) => void
}) {
  const { gift, token, onChanged } = props
  const claiming = useIntention<ShopperInputs['gift.claim'], SharedGift>(
    `claim-gift.${gift.giftId}`,
    wish => askShopper('gift.claim', wish),
    onChanged,
  )
  const claimed = gift.mine === 'claimer'
  const mayClaim = token !== null && gift.state === 'open' && gift.refusal === null
  return (
    <Screen>
      <View className="gifts__spread">
        <GiftFace {...gift} foot={words.from(gift.from)} faded={!mayClaim && !claimed && gift.mine !== 'giver'} />
        <Stopped {...claiming} onRetry={() => void claiming.retry()} />
        {claimed && gift.state === 'received' && (
          <Notice tone="good" message={words.claimed} nextStep={words.claimedNote} />
        )}
        {gift.mine === null && gift.refusal && (
          <Notice message={gift.refusal.message} nextStep={gift.refusal.nextStep} />
        )}
      </View>
      {mayClaim && <Hint>{words.claimHint}</Hint>}
      {gift.mine === 'giver' && <Hint>{words.own}</Hint>}
      <Trail title={words.trail} steps={giftTrail(gift, words.steps, serverNow())} />
      <ActionBar>
        {mayClaim && token !== null && (
          <Button busy={claiming.busy} onPress={() => void claiming.begin(async () => ({ token }))}>
            {words.claim(gift.amountFen)}
          </Button>
        )}
        {gift.mine === 'giver' && token !== null && gift.state === 'open' && (
          <ShareLink
            label={words.share.label}
            title={words.share.title(greetingWords[gift.greeting])}
            path={linkTo.gift(token)}
          />
        )}
        {!mayClaim && gift.mine !== 'giver' && <Button onPress={go.home}>{words.toCard}</Button>}
      </ActionBar>
    </Screen>
  )
}
