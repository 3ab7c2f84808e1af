import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '../../cloud/clock'
import type { PackView } from '../../contract/pack'
import { cardPackWords as words } from '../../copy/card-pack'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { AboutCard } from './AboutCard'
import { Card } from './Card'
import { CardPackSkeleton } from './CardPackSkeleton'
import { CouponRow } from './CouponRow'
import { LatestEntries } from './LatestEntries'
import { NudgeCard } from './NudgeCard'
import { QuickActions } from './QuickActions'
import { Services } from './Services'
import { SharedCardRows } from './SharedCardRows'
import { useCardPack } from './useCardPack'
import { Welcome } from './Welcome'
import { WorkEntries } from './WorkEntries'
import './CardPack.scss'

/** The first screen: the card, what can be done with it, what fits now, and what happened last. */
export function CardPack() {
  const { pack, seenAt, trouble, asking, ask } = useCardPack()
  usePullDownRefresh(() => {
    void ask().finally(() => Taro.stopPullDownRefresh())
  })
  // Numbers from before are better than none, as long as it says from when they are.
  const shown = trouble && {
    message: trouble.message,
    nextStep: seenAt === null ? trouble.nextStep : words.stale(seenAt, serverNow()),
  }

  return (
    <Screen>
      {trouble && shown && (
        <View className="card-pack__trouble">
          <TroubleNotice trouble={shown} busy={asking} onRetry={() => void ask()} />
          {trouble.code === 'PACK_FROZEN' && (
            <Button kind="plain" onPress={go.verify}>
              {words.verify}
            </Button>
          )}
        </View>
      )}
      {pack ? <OpenPack pack={pack} /> : !trouble && <CardPackSkeleton />}
    </Screen>
  )
}

function OpenPack({ pack }: { pack: PackView }) {
  const [aboutOpen, setAboutOpen] = useState(false)
  const [openOrder] = pack.openOrders
  return (
    <View>
      <Card pack={pack} onPress={() => setAboutOpen(true)} />
      <QuickActions />
      {pack.welcome && <Welcome welcome={pack.welcome} />}
      {pack.staff && <WorkEntries staff={pack.staff} />}
      <SharedCardRows cards={pack.shared} />
      {openOrder && (
        <Notice
          message={words.openOrder.message}
          action={{ label: words.openOrder.action, onPress: () => go.topUp(openOrder) }}
        />
      )}
      <CouponRow coupons={pack.coupons} />
      <Services pack={pack} />
      <LatestEntries lines={pack.latest} />
      {pack.nudge && <NudgeCard nudge={pack.nudge} />}
      {aboutOpen && <AboutCard pack={pack} onClose={() => setAboutOpen(false)} />}
    </View>
  )
}
