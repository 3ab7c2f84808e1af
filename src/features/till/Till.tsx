import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { askStaff } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import { useOnline } from '../../cloud/useOnline'
import { connectionWords } from '../../copy/connection'
import { tillWords as words } from '../../copy/till'
import { OfflineBar } from '../../ui/OfflineBar'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { CodeEntry } from './CodeEntry'
import { FoundCoupon } from './FoundCoupon'
import { FoundPayCode } from './FoundPayCode'
import { scanCode } from './scan'
import { watchScannerGun } from './scanner-gun'
import { TillOutcome } from './TillOutcome'
import { READY, type TillState } from './till-state'
import { TillWork } from './till-work'
import { WaitingForRest } from './WaitingForRest'
import './Till.scss'

/** Scan, see what and whose, confirm, done; the next customer is one tap away. */
export function Till() {
  const me = useAnswer(() => askStaff('staff.me', {}))
  const online = useOnline()
  return (
    <Screen>
      {!online && <OfflineBar>{connectionWords.offline}</OfflineBar>}
      {me.answer && (
        <View className="till__who">
          <Text>{words.who(me.answer.storeName, me.answer.name)}</Text>
          <Pressable className="till__today" onPress={go.tillDay}>
            <Text>{words.today}</Text>
          </Pressable>
        </View>
      )}
      {me.answer && <Counter />}
      {!me.answer && !me.trouble && <Skeleton height={200} radius={24} />}
      {!me.answer && me.trouble && (
        <TroubleNotice trouble={me.trouble} busy={me.asking} onRetry={() => void me.ask()} />
      )}
    </Screen>
  )
}

function Counter() {
  const [state, setState] = useState<TillState>(READY)
  const [work] = useState(() => new TillWork(setState))
  // A gun needs no tap at all: its code begins the next customer, whatever the page shows.
  useEffect(() => watchScannerGun(code => work.hear(code)), [work])
  const next = () => work.next()
  const scan = () => {
    void scanCode().then(code => {
      if (code !== null) void work.lookUp(code)
    })
  }
  const scanNext = () => {
    next()
    scan()
  }

  switch (state.step) {
    case 'ready':
    case 'looking':
      return <CodeEntry looking={state.step === 'looking'} onScan={scan} onCode={code => void work.lookUp(code)} />
    case 'found':
      return state.found.what === 'coupon' ? (
        <FoundCoupon
          coupon={state.found}
          orderFen={state.orderFen}
          busy={state.busy}
          onAmount={orderFen => void work.weigh(state.code, orderFen)}
          onRedeem={ticket => void work.redeem(ticket, state.orderFen)}
          onCancel={next}
        />
      ) : (
        <FoundPayCode
          holder={state.found.holder}
          ticket={state.found.ticket}
          busy={state.busy}
          onCharge={(amountFen, payableFen) => void work.charge(state.found.ticket, amountFen, payableFen)}
          onRest={(amountFen, price) => void work.startRest(state.found.ticket, amountFen, price)}
          onCancel={next}
        />
      )
    case 'waiting_for_rest':
      return <WaitingForRest key={state.rest.orderId} started={state.rest} onNext={next} />
    case 'redeemed':
    case 'charged':
    case 'refused':
    case 'unreached':
    case 'unsure':
      return <TillOutcome state={state} onNext={next} onScanNext={scanNext} />
    default:
      return state satisfies never
  }
}
