import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import type { TransferView } from '../../contract/transfers'
import { transferWords as words } from '../../copy/transfer'
import { Hero } from '../../ui/Hero'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { Steps } from '../../ui/Steps'
import { Verdict } from '../../ui/Verdict'

/** How far a transfer has come, seen from either side: the three steps, the amount, and whose turn it is. */
export function Progress({ transfer }: { transfer: TransferView }) {
  const { state, mine, balanceFen, confirmBefore } = transfer
  if (state.state === 'cancelled') return <Notice message={words.cancelled(state.reason)} />
  const open = state.state === 'offered' || state.state === 'accepted'
  return (
    <View>
      <View className="transfer__steps">
        <Steps names={words.steps} reached={reachedOf(state.state)} halted={mine === 'holder' && open} />
      </View>
      {balanceFen !== null && (
        <Hero
          label={mine === 'holder' ? words.balance : words.willReceive}
          figure={<Price fen={balanceFen} size="balance" />}
        />
      )}
      {state.state === 'done' ? (
        <Verdict tone="good" word={whatNow(transfer)} note={words.doneAt(state.doneAt, serverNow())} />
      ) : (
        <Text className="transfer__words">{whatNow(transfer)}</Text>
      )}
      {open && <Text className="transfer__until">{words.until(confirmBefore, serverNow())}</Text>}
    </View>
  )
}

function reachedOf(state: Exclude<TransferView['state']['state'], 'cancelled'>): number {
  const reached = { offered: 1, accepted: 2, moving: 2, done: 3 } as const
  return reached[state]
}

function whatNow({ state, mine, holder, receiver }: TransferView): string {
  const isHolder = mine === 'holder'
  switch (state.state) {
    case 'offered':
      return isHolder ? words.offered.holder : words.offered.receiver(holder)
    case 'accepted':
      return isHolder ? words.accepted.holder(receiver ?? '') : words.accepted.receiver
    case 'moving':
      return words.moving
    case 'done':
      return isHolder ? words.done.holder(receiver ?? '') : words.done.receiver
    case 'cancelled':
      return words.cancelled(state.reason)
    default:
      return state satisfies never
  }
}

/** Whether something may still happen without this person. */
export function isMoving({ state }: TransferView): boolean {
  return state.state === 'offered' || state.state === 'accepted' || state.state === 'moving'
}
