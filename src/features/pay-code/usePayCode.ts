import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { ownPayCode } from '../../cloud/own-codes'
import { seenPack } from '../../cloud/seen-pack'
import { useAnswer } from '../../cloud/useAnswer'
import { type CodeSource, useTillCode } from '../../cloud/useTillCode'
import { useWatch } from '../../cloud/useWatch'
import type { PackView } from '../../contract/pack'
import type { OrderId } from '../../domain/ids'
import { type Fen, fen } from '../../domain/money'
import type { Instant } from '../../domain/time'

/** What the till took while the code was on screen. */
interface Payment {
  amountFen: Fen
  balanceFen: Fen
}

/** Scanned or typed, the code of one minute names one spend. */
const source: CodeSource = {
  own: async (device, step) => ownPayCode(device, step),
  ask: (device, step) => askShopper('payCode.show', device ? { shown: { deviceId: device.deviceId, step } } : {}),
}

/** The pay code, the balance behind it, and the payment that the till makes with it. */
export function usePayCode() {
  const [payment, setPayment] = useState<Payment | null>(null)
  const asked = (useRouter().params.restOrderId as OrderId | undefined) ?? null
  const [dueRest, setDueRest] = useState<OrderId | null>(asked)
  const [openedAt] = useState(serverNow)
  const seenSeq = useRef(seenPack.read()?.pack.head.seq ?? null)
  const shown = useTillCode(source, payment === null)
  const pack = useAnswer(async () => {
    const opened = await askShopper('pack.open', {})
    const spent = spentSince(opened, seenSeq.current ?? opened.head.seq, openedAt)
    seenSeq.current = opened.head.seq
    seenPack.write({ pack: opened, seenAt: serverNow() })
    if (spent) setPayment(spent)
    // Once a till has asked for a rest, that sale stays on screen to its end.
    if (opened.dueRest) setDueRest(opened.dueRest)
    return opened
  }, seenPack.read()?.pack ?? null)
  useWatch(pack.ask, payment === null)
  return { ...shown, balanceFen: pack.answer?.balanceFen ?? null, payment, dueRest }
}

/** What was paid while this page was open, also when it was opened without a network; older payments are no news. */
function spentSince({ latest }: PackView, seq: number, openedAt: Instant): Payment | null {
  const spent = latest.find(
    line => line.group === 'spend' && line.changeFen < 0 && line.seq > seq && line.at >= openedAt,
  )
  return spent ? { amountFen: fen(-spent.changeFen), balanceFen: spent.balanceFen } : null
}
