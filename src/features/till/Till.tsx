import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { askStaff } from '../../cloud/client'
import { shelf } from '../../cloud/memory'
import { isUncertain } from '../../cloud/trouble'
import { useAnswer } from '../../cloud/useAnswer'
import { useOnline } from '../../cloud/useOnline'
import type { StaffView } from '../../contract/staff'
import { tillWords as words } from '../../copy/till'
import { tillOfflineWords as offlineWords } from '../../copy/till-offline'
import type { Product } from '../../domain/pricing/product'
import { CodeEntry } from '../../ui/CodeEntry'
import { Notice } from '../../ui/Notice'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { scanCode } from '../../ui/scan'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { FoundCoupon } from './FoundCoupon'
import { FoundPayCode } from './FoundPayCode'
import { OfflineEntry, OfflineNews } from './OfflineNews'
import { watchScannerGun } from './scanner-gun'
import { TillOutcome } from './TillOutcome'
import { Together } from './Together'
import { READY, type TillState } from './till-state'
import { TillWork } from './till-work'
import { useDeskWork } from './useOfflineDesk'
import { WaitingForRest } from './WaitingForRest'
import './Till.scss'

/** Who works here, as last told: a till that is started without a network is still this person's till. */
const lastMe = shelf<StaffView>('staff-me', 1)

/** Scan, see what and whose, confirm, done; the next customer is one tap away. */
export function Till() {
  const me = useAnswer(async () => {
    const answer = await askStaff('staff.me', {})
    lastMe.write(answer)
    return answer
  }, lastMe.read())
  const goods = useAnswer(() => askStaff('charge.goods', {}))
  const online = useOnline()
  useDeskWork()
  const known = me.answer !== null && (me.trouble === null || isUncertain(me.trouble))
  return (
    <Screen>
      {!online && <OfflineNews />}
      {known && me.answer && (
        <View className="till__who">
          <Text>{words.who(me.answer.storeName, me.answer.name)}</Text>
          <View className="till__links">
            <OfflineEntry />
            <Pressable className="till__today" onPress={go.tillDay}>
              <Text>{words.today}</Text>
            </Pressable>
          </View>
        </View>
      )}
      {known && (
        <Counter isManager={me.answer !== null && me.answer.role !== 'clerk'} products={goods.answer?.products ?? []} />
      )}
      {!known && !me.trouble && <Skeleton height={200} radius={24} />}
      {!known && me.trouble && <TroubleNotice trouble={me.trouble} busy={me.asking} onRetry={() => void me.ask()} />}
    </Screen>
  )
}

function Counter({ isManager, products }: { isManager: boolean; products: readonly Product[] }) {
  const [state, setState] = useState<TillState>(READY)
  const [work] = useState(() => new TillWork(setState))
  // A gun needs no tap at all: its code begins the next customer, whatever the page shows.
  useEffect(() => watchScannerGun(code => work.hear(code)), [work])
  const next = () => work.next()
  const lookUp = (code: string) => void work.lookUp(code)
  const scan = () => {
    void scanCode().then(code => {
      if (code !== null) lookUp(code)
    })
  }
  const scanPayer = () => {
    void scanCode().then(code => {
      if (code !== null) void work.addPayer(code)
    })
  }
  const scanNext = () => {
    next()
    scan()
  }

  switch (state.step) {
    case 'ready':
    case 'looking':
      return <CodeEntry words={words} looking={state.step === 'looking'} onScan={scan} onCode={lookUp} />
    case 'found':
      return state.found.what === 'coupon' ? (
        <FoundCoupon
          coupon={state.found}
          orderFen={state.orderFen}
          busy={state.busy}
          onAmount={orderFen => void work.weigh(state.code, orderFen)}
          onRedeem={ticket => void work.redeem(ticket, state.code, state.orderFen)}
          onCancel={next}
        />
      ) : (
        <FoundPayCode
          holder={state.found.holder}
          ticket={state.found.ticket}
          products={products}
          isManager={isManager}
          busy={state.busy}
          onCharge={(goods, price) => void work.charge(state.found.ticket, goods, price)}
          onTogether={(goods, amountFen) => void work.payTogether(state.found.ticket, goods, amountFen)}
          onRest={(goods, price) => void work.startRest(state.found.ticket, goods, price)}
          onCancel={next}
        />
      )
    case 'together':
      return (
        <Together
          state={state}
          onScan={scanPayer}
          onCode={code => void work.addPayer(code)}
          onRemove={place => void work.removePayer(place)}
          onPrice={() => void work.price()}
          onCollect={() => void work.collect()}
          onCancel={next}
        />
      )
    case 'waiting_for_rest':
      return <WaitingForRest key={state.rest.orderId} started={state.rest} onNext={next} />
    case 'found_offline':
      return (
        <FoundCoupon
          coupon={state.found}
          orderFen={state.orderFen}
          busy={state.busy}
          onAmount={orderFen => void work.weighOffline(state.known, state.code, orderFen)}
          onRedeem={() => void work.redeemOffline(state.code, state.orderFen)}
          onCancel={next}
        >
          <Notice message={offlineWords.unchecked.message} nextStep={offlineWords.unchecked.nextStep} />
        </FoundCoupon>
      )
    case 'noted':
    case 'redeemed':
    case 'charged':
    case 'charged_together':
    case 'refused':
    case 'unreached':
    case 'unsure':
      return <TillOutcome state={state} onNext={next} onScanNext={scanNext} />
    default:
      return state satisfies never
  }
}
