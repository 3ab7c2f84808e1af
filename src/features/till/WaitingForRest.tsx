import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import { useWatch } from '../../cloud/useWatch'
import type { TillRest } from '../../contract/rest'
import { restWords as words } from '../../copy/rest'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { RestRows } from '../../ui/RestRows'
import { ActionBar } from '../../ui/Screen'
import { Verdict } from '../../ui/Verdict'
import { ring } from './ring'

/** The balance is held, the member's phone is asked for the rest: the till looks until it is paid or given up. */
export function WaitingForRest({ started, onNext }: { started: TillRest; onNext: () => void }) {
  const [rest, setRest] = useState(started)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [cancelling, setCancelling] = useState(false)
  const isOpen = rest.state === 'waiting' || rest.state === 'crediting'

  const take = async (ask: () => Promise<TillRest>) => {
    try {
      const next = await ask()
      setTrouble(null)
      if (next.state === 'paid') ring('charged')
      setRest(next)
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  const { orderId } = started
  useWatch(() => take(() => askStaff('rest.watch', { orderId })), isOpen && !cancelling)
  const cancel = () => {
    setCancelling(true)
    void take(() => askStaff('rest.cancel', { orderId })).finally(() => setCancelling(false))
  }

  const { word, note } = isOpen ? { word: words.waiting, note: words.waitingNote } : words.ended[rest.state]
  const tone = rest.state === 'paid' ? 'good' : isOpen ? 'unsure' : 'bad'
  return (
    <>
      <Verdict filled tone={tone} word={word} note={`${rest.holder} · ${note}`}>
        <Price fen={isOpen ? rest.restFen : rest.payableFen} size="balance" />
      </Verdict>
      <RestRows {...rest} />
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <ActionBar>
        {isOpen ? (
          <Button kind="quiet" busy={cancelling} onPress={cancel}>
            {words.cancel}
          </Button>
        ) : (
          <Button onPress={onNext}>{words.next}</Button>
        )}
      </ActionBar>
    </>
  )
}
