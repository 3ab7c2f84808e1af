import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import { useMemberCode } from '../../cloud/useMemberCode'
import type { MerchantInputs } from '../../contract/merchant'
import { shopRefundWords as words } from '../../copy/shop-refund'
import { isId, type OrderId } from '../../domain/ids'
import { Button } from '../../ui/Button'
import { MemberEntry } from '../../ui/MemberEntry'
import { ActionBar, Screen } from '../../ui/Screen'
import { Waiting } from '../../ui/Waiting'
import { MembersTopUps } from './MembersTopUps'

/** Whose top-ups are looked for: the member's who shows a pay code, or the one of a number. */
type Whose = MerchantInputs['refund.lookUp']['member']

/** A manager finds the top-up that is to go back. Opened from the till with the ticket of the member who stands there. */
export function FindTopUp() {
  const { ticket } = useRouter().params
  const [whose, choose] = useState<Whose | null>(ticket ? { ticket: decodeURIComponent(ticket) } : null)
  return <Screen>{whose ? <Found whose={whose} onAnother={() => choose(null)} /> : <Find onFound={choose} />}</Screen>
}

function Find({ onFound }: { onFound: (whose: Whose) => void }) {
  const { looking, trouble, find } = useMemberCode(({ ticket }) => onFound({ ticket }))
  const look = (text: string) => {
    const number = orderNumberOf(text)
    if (number) onFound({ orderId: number })
    else find(text)
  }
  return <MemberEntry words={words.find} note={words.findNote} {...{ looking, trouble }} onCode={look} />
}

/** The number of an order as a statement shows it, however it was copied. */
function orderNumberOf(text: string): OrderId | null {
  const [prefix, body = ''] = text.trim().split('_')
  const number = `${prefix?.toLowerCase()}_${body.toUpperCase()}`
  return isId<'ord'>('ord', number) ? number : null
}

function Found({ whose, onAnother }: { whose: Whose; onAnother: () => void }) {
  const asked = useAnswer(() => askMerchant('refund.lookUp', { member: whose }))
  return (
    <>
      <Waiting {...asked} height={420} />
      {asked.answer && <MembersTopUps found={asked.answer} />}
      {(asked.answer || asked.trouble) && (
        <ActionBar>
          <Button kind="plain" onPress={onAnother}>
            {words.another}
          </Button>
        </ActionBar>
      )}
    </>
  )
}
