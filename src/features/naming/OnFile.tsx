import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { CardIdentity } from '../../contract/points'
import type { ShopperInputs } from '../../contract/shopper'
import { namingWords as words } from '../../copy/naming'
import { EffectButton } from '../../ui/EffectButton'
import { List, ListRow } from '../../ui/ListRow'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'

/** Who the card belongs to, with the phone's middle hidden, and the way to have it erased. */
export function OnFile(props: {
  holder: NonNullable<CardIdentity['holder']>
  onErased: (identity: CardIdentity) => void
}) {
  const { holder, onErased } = props
  const erasing = useIntention<ShopperInputs['card.eraseName'], CardIdentity>(
    'erase-name',
    wish => askShopper('card.eraseName', wish),
    identity => {
      say(words.erased)
      onErased(identity)
    },
  )
  return (
    <>
      <List>
        <ListRow title={words.onFile.name} value={holder.name} />
        <ListRow title={words.onFile.phone} value={holder.phone} />
        <ListRow title={words.onFile.since} value={words.since(holder.since, serverNow())} />
      </List>
      <View className="naming__erase">
        <Stopped {...erasing} onRetry={() => void erasing.retry()} />
        <EffectButton
          kind="plain"
          words={words.eraseSheet}
          effect={words.eraseSheet.note}
          busy={erasing.busy}
          onConfirm={() => void erasing.begin(async () => ({ namingId: await newId('nam') }))}
        >
          {words.erase}
        </EffectButton>
      </View>
    </>
  )
}
