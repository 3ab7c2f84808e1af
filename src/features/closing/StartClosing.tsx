import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useWork } from '../../cloud/useWork'
import { closingWords as words } from '../../copy/closing'
import { Button } from '../../ui/Button'
import { EffectSheet } from '../../ui/EffectSheet'
import { Field } from '../../ui/Field'
import { ActionBar } from '../../ui/Screen'

/** Why the shop closes, and what that will do; the shop's own name confirms it. */
export function StartClosing({ shopName, onStarted }: { shopName: string; onStarted: () => void }) {
  const [reason, setReason] = useState('')
  const [confirming, setConfirming] = useState(false)
  return (
    <View className="closing">
      <Text className="closing__note">{words.intro}</Text>
      <Text className="closing__note">{words.rule}</Text>
      <Field kind="note" {...words.reason} value={reason} onChange={setReason} />
      <ActionBar>
        <Button disabled={reason.trim() === ''} onPress={() => setConfirming(true)}>
          {words.start}
        </Button>
      </ActionBar>
      {confirming && (
        <NameSheet
          shopName={shopName}
          reason={reason.trim()}
          onStarted={onStarted}
          onClose={() => setConfirming(false)}
        />
      )}
    </View>
  )
}

/** One sheet means one closing, however often its button is pressed. */
function NameSheet(props: { shopName: string; reason: string; onStarted: () => void; onClose: () => void }) {
  const { shopName, reason, onStarted, onClose } = props
  const [confirmation, setConfirmation] = useState('')
  const [closingId] = useState(() => newId('cls'))
  const { busy, trouble, start } = useWork(async () => {
    await askMerchant('closing.start', { closingId: await closingId, reason, confirmation })
    onClose()
    onStarted()
  })
  const sheet = words.sheet
  return (
    <EffectSheet
      words={sheet}
      effect={sheet.effect}
      disabled={confirmation.trim() !== shopName}
      {...{ busy, trouble, onClose }}
      onConfirm={start}
    >
      <Field kind="name" label={sheet.label} placeholder={shopName} value={confirmation} onChange={setConfirmation} />
    </EffectSheet>
  )
}
