import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import { useMemberCode } from '../../cloud/useMemberCode'
import { adjustmentWords as words } from '../../copy/adjustments'
import { MemberEntry } from '../../ui/MemberEntry'
import { Screen } from '../../ui/Screen'
import { Waiting } from '../../ui/Waiting'
import { ProposeForm } from './ProposeForm'

/** A correction is proposed for the member who shows a pay code; from the till it opens with that code's ticket. */
export function Propose() {
  const { ticket } = useRouter().params
  const [found, find] = useState<string | null>(ticket ? decodeURIComponent(ticket) : null)
  return <Screen>{found === null ? <Find onFound={find} /> : <OfMember ticket={found} />}</Screen>
}

function Find({ onFound }: { onFound: (ticket: string) => void }) {
  const { looking, trouble, find } = useMemberCode(({ ticket }) => onFound(ticket))
  return <MemberEntry words={words.find} note={words.findNote} {...{ looking, trouble }} onCode={find} />
}

function OfMember({ ticket }: { ticket: string }) {
  const asked = useAnswer(() => askMerchant('adjustments.member', { ticket }))
  return (
    <>
      <Waiting {...asked} height={560} />
      {asked.answer && <ProposeForm ticket={ticket} card={asked.answer} />}
    </>
  )
}
