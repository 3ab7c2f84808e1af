import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { SharedOutputs, SharedView } from '../../contract/shared'
import type { ShopperInputs } from '../../contract/shopper'
import { sharedWords } from '../../copy/shared'
import { noLimits } from '../../domain/shared/sharing'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { linkTo } from '../../ui/routes'
import { ShareLink } from '../../ui/ShareLink'
import { Sheet } from '../../ui/Sheet'
import { Stopped } from '../../ui/Stopped'
import { LimitFields, readLimits, typedLimits } from './LimitFields'

const words = sharedWords.inviteSheet

/** An invitation for one person: first what they may pay, then the link to send. */
export function InviteSheet({ view, onClose }: { view: SharedView; onClose: () => void }) {
  const { sharedPackId, name } = view
  const [typed, setTyped] = useState(() => typedLimits(noLimits))
  const [made, setMade] = useState<SharedOutputs['shared.invite'] | null>(null)
  const inviting = useIntention<ShopperInputs['shared.invite'], SharedOutputs['shared.invite']>(
    `invite.${sharedPackId}`,
    wish => askShopper('shared.invite', wish),
    setMade,
  )
  const limits = readLimits(typed)
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      {made ? (
        <View className="shared__spread">
          <Notice tone="good" message={words.made(made.acceptBefore, serverNow())} />
          <ShareLink label={words.share} title={words.title2(name)} path={linkTo.invite(made.token)} />
        </View>
      ) : (
        <View className="shared__spread">
          <Text className="shared__note">{words.note}</Text>
          <Stopped {...inviting} onRetry={() => void inviting.retry()} />
          <LimitFields typed={typed} onChange={setTyped} />
          <Button
            disabled={limits === null}
            busy={inviting.busy}
            onPress={() => {
              if (limits) void inviting.begin(async () => ({ inviteId: await newId('inv'), sharedPackId, limits }))
            }}
          >
            {limits === null ? sharedWords.badLimit : words.make}
          </Button>
        </View>
      )}
    </Sheet>
  )
}
