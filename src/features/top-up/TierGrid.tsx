import { Text, View } from '@tarojs/components'
import type { TierView, TopUpOffer } from '../../contract/top-up'
import { topUpWords as words } from '../../copy/top-up'
import { Icon } from '../../ui/Icon'
import { Pressable } from '../../ui/Pressable'
import { Price } from '../../ui/Price'
import './TierGrid.scss'

/** The tiers two by two: what is paid stands large, what it brings beneath; the climb to the next one on each. */
export function TierGrid(props: {
  offer: TopUpOffer
  chosenId: string | null
  onChoose: (tierId: string) => void
  ownChosen: boolean
  onOwn: () => void
}) {
  const { offer, chosenId, onChoose, ownChosen, onOwn } = props
  return (
    <View className="tier-grid">
      {offer.tiers.map(tier => (
        <Tier
          key={tier.tierId}
          tier={tier}
          chosen={tier.tierId === chosenId}
          reason={offer.recommended?.tierId === tier.tierId ? offer.recommended.reason : null}
          climb={climbText(offer, tier.tierId)}
          onChoose={() => onChoose(tier.tierId)}
        />
      ))}
      {offer.custom && (
        <Pressable className={`tier${ownChosen ? ' tier--chosen' : ''}`} chosen={ownChosen} onPress={onOwn}>
          <View className="tier__face">
            {ownChosen && (
              <View className="tier__mark">
                <Icon name="check" size="note" />
              </View>
            )}
            <Text className="tier__own">{words.own.title}</Text>
            <Text className="tier__brings">{words.own.range(offer.custom.leastFen, offer.custom.mostFen)}</Text>
          </View>
        </Pressable>
      )}
    </View>
  )
}

function Tier(props: {
  tier: TierView
  chosen: boolean
  reason: string | null
  climb: string | null
  onChoose: () => void
}) {
  const { tier, chosen, reason, climb, onChoose } = props
  const { unavailable } = tier
  const state = unavailable ? ' tier--closed' : chosen ? ' tier--chosen' : ''
  return (
    <Pressable className={`tier${state}`} disabled={unavailable !== null} chosen={chosen} onPress={onChoose}>
      <View className="tier__face">
        {reason !== null && <Text className="tier__reason">{reason}</Text>}
        {chosen && (
          <View className="tier__mark">
            <Icon name="check" size="note" />
          </View>
        )}
        <Price fen={tier.payFen} size="amount" short />
        <Text className="tier__brings">
          {tier.bonusFen > 0 ? words.bonus(tier.bonusFen) : words.noBonus} · {words.credit(tier.creditFen)}
        </Text>
        {tier.coupons.length > 0 && <Text className="tier__coupons">{words.coupons(tier.coupons)}</Text>}
        {unavailable ? (
          <Text className="tier__climb">{unavailable.message}</Text>
        ) : (
          climb !== null && <Text className="tier__climb">{climb}</Text>
        )}
      </View>
    </Pressable>
  )
}

function climbText({ climbs }: TopUpOffer, toTierId: string): string | null {
  const climb = climbs.find(({ toTierId: to }) => to === toTierId)
  return climb ? words.climb(climb.morePayFen, climb.moreBonusFen) : null
}
