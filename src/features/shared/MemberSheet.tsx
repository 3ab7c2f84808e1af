import { View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { MemberView, SharedView } from '../../contract/shared'
import type { ShopperInputs } from '../../contract/shopper'
import { sharedWords } from '../../copy/shared'
import type { PackId } from '../../domain/ids'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Sheet'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'
import { LimitFields, readLimits, typedLimits } from './LimitFields'

const words = sharedWords.memberSheet

/** One member, for the owner: what they may pay, and the way to put them out, which takes two taps. */
export function MemberSheet(props: {
  sharedPackId: PackId
  member: MemberView
  onChanged: (view: SharedView) => void
  onClose: () => void
}) {
  const { sharedPackId, member, onChanged, onClose } = props
  const { memberPackId, name } = member
  const [typed, setTyped] = useState(() => typedLimits(member.limits))
  const [sure, setSure] = useState(false)
  const done = (said: string) => (view: SharedView) => {
    say(said)
    onChanged(view)
    onClose()
  }
  const limiting = useIntention<ShopperInputs['shared.limit'], SharedView>(
    `limit.${memberPackId}`,
    wish => askShopper('shared.limit', wish),
    done(words.saved),
  )
  const removing = useIntention<ShopperInputs['shared.remove'], SharedView>(
    `remove.${memberPackId}`,
    wish => askShopper('shared.remove', wish),
    done(words.removed),
  )
  const limits = readLimits(typed)
  const ofMember = async () => ({ membershipId: await newId('mbr'), sharedPackId, memberPackId })
  const remove = () => {
    if (sure) void removing.begin(ofMember)
    else setSure(true)
  }

  return (
    <Sheet title={name} closeLabel={words.close} onClose={onClose}>
      <View className="shared__spread">
        <Stopped {...limiting} onRetry={() => void limiting.retry()} />
        <Stopped {...removing} onRetry={() => void removing.retry()} />
        <LimitFields typed={typed} onChange={setTyped} />
        <Button
          disabled={limits === null}
          busy={limiting.busy}
          onPress={() => {
            if (limits) void limiting.begin(async () => ({ ...(await ofMember()), limits }))
          }}
        >
          {limits === null ? sharedWords.badLimit : words.save}
        </Button>
        <Button kind="plain" busy={removing.busy} onPress={remove}>
          {sure ? words.sure : words.remove}
        </Button>
      </View>
    </Sheet>
  )
}
