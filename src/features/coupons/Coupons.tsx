import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { couponWords as words } from '../../copy/coupons'
import { Screen } from '../../ui/Screen'
import { Segments } from '../../ui/Segments'
import { ClaimCentre } from './ClaimCentre'
import { WalletList } from './WalletList'
import './Coupons.scss'

type Segment = keyof typeof words.segments

const segments = Object.entries(words.segments).map(([key, label]) => ({ key: key as Segment, label }))

/** What can be claimed, and what the member holds: usable, about to end, used, given, expired. */
export function Coupons() {
  const { segment } = useRouter().params
  const [chosen, choose] = useState<Segment>(segment && segment in words.segments ? (segment as Segment) : 'offer')
  return (
    <Screen>
      <Segments segments={segments} chosen={chosen} onChoose={choose} />
      <View className="coupons__list">
        {chosen === 'offer' ? <ClaimCentre /> : <WalletList segment={chosen} onClaimCentre={() => choose('offer')} />}
      </View>
    </Screen>
  )
}
