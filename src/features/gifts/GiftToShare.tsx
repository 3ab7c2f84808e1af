import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useIntention } from '../../cloud/useIntention'
import { useWatch } from '../../cloud/useWatch'
import type { GivenGift } from '../../contract/gifts'
import type { ShopperInputs } from '../../contract/shopper'
import { giftTrail, greetingWords, giftWords as words } from '../../copy/gifts'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { linkTo } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { ShareLink } from '../../ui/ShareLink'
import { Sheet } from '../../ui/Sheet'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'
import { GiftFace } from './GiftFace'

/** A gift as its giver has it: to be sent while nobody has claimed it, and what became of it afterwards. */
export function GiftToShare({ gift, onChanged }: { gift: GivenGift; onChanged: (gift: GivenGift) => void }) {
  const [asking, setAsking] = useState(false)
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
        <GiftFace
          {...gift}
          foot={words.state(gift.state)}
          faded={gift.state !== 'open' && gift.state !== 'preparing'}
        />
        <Stopped {...takingBack} onRetry={() => void takingBack.retry()} />
      </View>
      <Trail gift={gift} />
      {gift.token !== null && (
        <ActionBar>
          <ShareLink
            label={words.share.label}
            title={words.share.title(greetingWords[gift.greeting])}
            path={linkTo.gift(gift.token)}
          />
          <Button kind="plain" busy={takingBack.busy} onPress={() => setAsking(true)}>
            {words.takeBack}
          </Button>
        </ActionBar>
      )}
      {asking && (
        <Sheet
          title={words.takeBackSheet.title}
          closeLabel={words.takeBackSheet.close}
          onClose={() => setAsking(false)}
        >
          <Text className="gifts__note">{words.takeBackSheet.note}</Text>
          <Button
            onPress={() => {
              setAsking(false)
              void takingBack.begin(async () => ({ giftId: gift.giftId }))
            }}
          >
            {words.takeBackSheet.confirm}
          </Button>
        </Sheet>
      )}
    </Screen>
  )
}

/** Where a gift came from and what became of it. */
export function Trail({ gift }: { gift: Parameters<typeof giftTrail>[0] }) {
  return (
    <Section title={words.trail}>
      <List>
        {giftTrail(gift, serverNow()).map(({ title, note }) => (
          <ListRow key={title} title={title} note={note} />
        ))}
      </List>
    </Section>
  )
}
