import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { pay } from '../../cloud/payment'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import { useAnswer } from '../../cloud/useAnswer'
import { useWatch } from '../../cloud/useWatch'
import { restWords as words } from '../../copy/rest'
import type { OrderId } from '../../domain/ids'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { RestRows } from '../../ui/RestRows'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { Verdict } from '../../ui/Verdict'

/** A till asks for what the balance does not cover: what, how much of it is the balance's, and one button. */
export function RestDue({ orderId }: { orderId: OrderId }) {
  const { answer: rest, trouble, asking, ask } = useAnswer(() => askShopper('rest.read', { orderId }))
  const { paying, notPaid, payTrouble, start } = usePayRest(orderId, ask)
  const isOpen = rest === null || rest.state === 'waiting' || rest.state === 'crediting'
  useWatch(ask, isOpen && !paying)

  if (!rest) {
    return (
      <Screen>
        {trouble ? (
          <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
        ) : (
          <Skeleton height={420} radius={24} />
        )}
      </Screen>
    )
  }
  if (rest.state !== 'waiting') {
    const { word, note } = words.ended[rest.state]
    const tone = rest.state === 'paid' ? 'good' : rest.state === 'crediting' ? 'unsure' : 'bad'
    return (
      <Screen>
        <Verdict tone={tone} word={rest.state === 'paid' ? words.paid : word} note={note}>
          {rest.state === 'paid' && <Price fen={rest.payableFen} size="balance" />}
        </Verdict>
        {rest.state === 'paid' && <RestRows {...rest} />}
        <ActionBar>
          <Button onPress={go.back}>{words.done}</Button>
        </ActionBar>
      </Screen>
    )
  }
  return (
    <Screen>
      <Verdict tone="unsure" word={words.asked(rest.storeName)} note={words.held}>
        <Price fen={rest.restFen} size="balance" />
      </Verdict>
      <RestRows {...rest} />
      {notPaid && <Notice message={words.notPaid} nextStep={words.notPaidNext} />}
      {payTrouble && <Notice tone="bad" message={payTrouble.message} nextStep={payTrouble.nextStep} />}
      <ActionBar>
        <Button busy={paying} onPress={start}>
          {words.pay(rest.restFen)}
        </Button>
      </ActionBar>
    </Screen>
  )
}

/** Opens the payment sheet once at a time; what it says is only a hint, so the order is asked afterwards. */
function usePayRest(orderId: OrderId, ask: () => Promise<void>) {
  const [paying, setPaying] = useState(false)
  const [notPaid, setNotPaid] = useState(false)
  const [payTrouble, setPayTrouble] = useState<Trouble | null>(null)
  const underWay = useRef(false)
  const go = async () => {
    if (underWay.current) return
    underWay.current = true
    setPaying(true)
    setPayTrouble(null)
    try {
      const { payment } = await askShopper('rest.pay', { orderId })
      setNotPaid(payment !== null && (await pay(payment)) !== 'paid')
    } catch (error) {
      setPayTrouble(troubleOf(error))
    } finally {
      underWay.current = false
      setPaying(false)
      await ask()
    }
  }
  return { paying, notPaid, payTrouble, start: () => void go() }
}
