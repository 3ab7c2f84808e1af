import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useWork } from '../../cloud/useWork'
import { payPasswordWords } from '../../copy/pay-password'
import type { Instant } from '../../domain/time'
import { EffectSheet } from '../../ui/EffectSheet'
import { Notice } from '../../ui/Notice'
import { Pressable } from '../../ui/Pressable'

const words = payPasswordWords.till

/** For a manager with the member before them: lets the member set another payment password on their own phone. */
export function ResetPassword({ ticket, holder }: { ticket: string; holder: string }) {
  const [open, setOpen] = useState(false)
  const [until, setUntil] = useState<Instant | null>(null)
  const { busy, trouble, start } = useWork(async () => {
    setUntil((await askStaff('payPassword.reset', { ticket })).until)
    setOpen(false)
  })
  if (until !== null) return <Notice tone="good" message={words.title} nextStep={words.done(until, serverNow())} />
  return (
    <>
      <Pressable className="till__aside" onPress={() => setOpen(true)}>
        <Text>{words.entry}</Text>
      </Pressable>
      {open && (
        <EffectSheet
          words={words}
          effect={words.effect}
          {...{ busy, trouble }}
          onConfirm={start}
          onClose={() => setOpen(false)}
        >
          <View className="till__holder">{holder}</View>
        </EffectSheet>
      )}
    </>
  )
}
