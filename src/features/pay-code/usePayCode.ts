import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import { useShownCode } from '../../cloud/useShownCode'
import { useWatch } from '../../cloud/useWatch'
import { type Fen, fen } from '../../domain/money'

/** What the till took while the code was on screen. */
interface Payment {
  amountFen: Fen
  balanceFen: Fen
}

/** The pay code, the balance behind it, and the payment that the till makes with it. */
export function usePayCode() {
  const [payment, setPayment] = useState<Payment | null>(null)
  const seenSeq = useRef<number | null>(null)
  const { answer: code, trouble, asking, ask } = useShownCode(() => askShopper('payCode.show', {}), payment === null)
  const pack = useAnswer(async () => {
    const opened = await askShopper('pack.open', {})
    const since = seenSeq.current ?? opened.head.seq
    const spent = opened.latest.find(line => line.group === 'spend' && line.changeFen < 0 && line.seq > since)
    seenSeq.current = opened.head.seq
    if (spent) setPayment({ amountFen: fen(-spent.changeFen), balanceFen: spent.balanceFen })
    return opened
  })
  useWatch(pack.ask, payment === null)
  return { code, trouble, asking, ask, balanceFen: pack.answer?.balanceFen ?? null, payment }
}
