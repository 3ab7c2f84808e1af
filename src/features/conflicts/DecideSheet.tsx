import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { ConflictView } from '../../contract/offline'
import { conflictWords as words } from '../../copy/conflicts'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { Sheet } from '../../ui/Sheet'

type Policy = 'honour' | 'reject'

/** Both sides of one conflict, and the two ways out of it. The decision goes into the member's ledger and stays. */
export function DecideSheet(props: {
  conflict: ConflictView
  onDecided: (policy: Policy) => void
  onClose: () => void
}) {
  const { conflict, onDecided, onClose } = props
  const { busy, trouble, decide } = useDecision(conflict, onDecided)
  const now = serverNow()
  return (
    <Sheet title={words.sheet.title} closeLabel={words.sheet.close} onClose={onClose}>
      <View className="conflicts__side">{words.here}</View>
      <List>
        <ListRow
          title={conflict.title}
          phrases={[conflict.holder, words.at(conflict, now), words.told(conflict, now)]}
          value={conflict.discountFen === null ? undefined : <Price fen={conflict.discountFen} />}
        />
        {conflict.orderFen !== null && <ListRow title={words.order} value={<Price fen={conflict.orderFen} />} />}
      </List>
      <View className="conflicts__side">{words.there}</View>
      <View className="conflicts__reason">{conflict.reason}</View>
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <View className="conflicts__policies">
        <Button busy={busy === 'honour'} disabled={busy !== null} onPress={() => void decide('honour')}>
          {words.honour}
        </Button>
        <View className="conflicts__policy-note">{words.honourNote}</View>
        <Button kind="quiet" busy={busy === 'reject'} disabled={busy !== null} onPress={() => void decide('reject')}>
          {words.reject}
        </Button>
        <View className="conflicts__policy-note">{words.rejectNote}</View>
        <View className="conflicts__policy-note">{words.onceOnly}</View>
      </View>
    </Sheet>
  )
}

/** One word at a time: a second tap while the first is on its way does nothing. */
function useDecision({ redeemId }: ConflictView, onDecided: (policy: Policy) => void) {
  const [busy, setBusy] = useState<Policy | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const underWay = useRef(false)
  const decide = async (policy: Policy) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(policy)
    setTrouble(null)
    try {
      await askMerchant('offline.decide', { redeemId, policy })
      onDecided(policy)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      underWay.current = false
      setBusy(null)
    }
  }
  return { busy, trouble, decide }
}
