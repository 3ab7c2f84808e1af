import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { useWork } from '../../cloud/useWork'
import type { PhoneStanding } from '../../contract/phone'
import { payPasswordWords } from '../../copy/pay-password'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { say } from '../../ui/toast'
import { GivePhone } from './GivePhone'

const words = payPasswordWords.phone

/** The number that codes are sent to, where the shop sends any: given through WeChat, shown by its ends, let go of again. */
export function OwnPhone() {
  const { answer, ask } = useAnswer(() => askShopper('phone.state', {}))
  if (!answer?.isUsed) return null
  const { phone } = answer
  const again = () => void ask()
  return (
    <View className="pay-password__phone">
      <List>
        <ListRow title={words.title} note={noteOf(phone)} {...(phone && { value: phone.masked })} />
      </List>
      {phone ? <Erase onErased={again} /> : <Give onGiven={again} />}
    </View>
  )
}

function noteOf(phone: PhoneStanding['phone']): string {
  if (!phone) return words.none
  const now = serverNow()
  return now < phone.from ? words.fresh(phone.from, now) : words.usable
}

function Give({ onGiven }: { onGiven: () => void }) {
  const [declined, setDeclined] = useState(false)
  const code = useRef('')
  const { trouble, start } = useWork(async () => {
    await askShopper('phone.give', { code: code.current })
    onGiven()
  })
  const give = (given: string) => {
    setDeclined(false)
    code.current = given
    start()
  }
  return (
    <>
      {declined && <Notice message={words.declined} />}
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <GivePhone label={words.give} onCode={give} onDeclined={() => setDeclined(true)} />
    </>
  )
}

function Erase({ onErased }: { onErased: () => void }) {
  const { busy, trouble, start } = useWork(async () => {
    await askShopper('phone.erase', {})
    say(words.erased)
    onErased()
  })
  return (
    <>
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button kind="plain" busy={busy} onPress={start}>
        {words.erase}
      </Button>
    </>
  )
}
