import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { CardIdentity } from '../../contract/points'
import type { ShopperInputs } from '../../contract/shopper'
import { namingWords as words } from '../../copy/naming'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'

const PHONE = /^1[3-9]\d{9}$/

/** Name, mobile number and the holder's word that both may be kept; then back to what they came from. */
export function NamingForm() {
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [agreed, setAgreed] = useState(false)
  const naming = useIntention<ShopperInputs['card.name'], CardIdentity>(
    'naming',
    wish => askShopper('card.name', wish),
    () => {
      say(words.said)
      go.back()
    },
  )
  const missing = whatIsMissing(name, phone, agreed)
  const submit = () => {
    if (missing !== null) return
    void naming.begin(async () => ({ namingId: await newId('nam'), name: name.trim(), phone, consent: true }))
  }

  return (
    <>
      <View className="naming__form">
        <Stopped {...naming} onRetry={() => void naming.retry()} />
        <Field kind="name" {...words.name} value={name} onChange={setName} />
        <Field kind="phone" {...words.phone} value={phone} onChange={setPhone} onConfirm={submit} />
        <Pressable chosen={agreed} onPress={() => setAgreed(!agreed)}>
          <View className="naming__consent">
            <View className={agreed ? 'naming__box naming__box--chosen' : 'naming__box'}>
              {agreed && <Icon name="check" size="note" />}
            </View>
            <Text>{words.consent}</Text>
          </View>
        </Pressable>
      </View>
      <ActionBar>
        <Button disabled={missing !== null} busy={naming.busy} onPress={submit}>
          {missing ?? words.submit}
        </Button>
      </ActionBar>
    </>
  )
}

/** The first thing that still has to be done, in words; null when nothing has. */
function whatIsMissing(name: string, phone: string, agreed: boolean): string | null {
  if (name.trim().length < 2) return words.missing.name
  if (!PHONE.test(phone)) return words.missing.phone
  return agreed ? null : words.missing.consent
}
