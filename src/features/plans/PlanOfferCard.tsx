import { View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useWork } from '../../cloud/useWork'
import type { PlanOffer } from '../../contract/plans'
import { planWords as words } from '../../copy/plans'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Terms } from '../../ui/Terms'

/** A plan with all its terms, before the one tap that joins it. All tries of one card mean one joining. */
export function PlanOfferCard({ offer, onJoined }: { offer: PlanOffer; onJoined: () => void }) {
  const [membershipId] = useState(() => newId('ipl'))
  const { busy, trouble, start } = useWork(async () => {
    const { planId, payFen: expectedPayFen, times: expectedTimes } = offer
    await askShopper('plans.join', { membershipId: await membershipId, planId, expectedPayFen, expectedTimes })
    onJoined()
  })
  return (
    <View className="plans__card">
      <List>
        <ListRow title={offer.title} note={words.whole(offer)} />
      </List>
      <Terms rules={offer.rules} fine />
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button busy={busy} onPress={start}>
        {words.join}
      </Button>
    </View>
  )
}
