import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useWork } from '../../cloud/useWork'
import { payPasswordWords } from '../../copy/pay-password'
import type { Instant } from '../../domain/time'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Pressable } from '../../ui/Pressable'
import { Sheet } from '../../ui/Sheet'

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
        <Sheet title={words.title} closeLabel={words.close} onClose={() => setOpen(false)}>
          <View className="till__sheet">
            <View className="till__holder">{holder}</View>
            <Text className="till__effect">{words.effect}</Text>
            {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
            <Button busy={busy} onPress={start}>
              {words.confirm}
            </Button>
          </View>
        </Sheet>
      )}
    </>
  )
}
