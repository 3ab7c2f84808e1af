import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { keptToken } from '../../cloud/coupon-tokens'
import { ownCouponCode } from '../../cloud/own-codes'
import type { Answered } from '../../cloud/useAnswer'
import { type CodeSource, useTillCode } from '../../cloud/useTillCode'
import { useWatch } from '../../cloud/useWatch'
import type { CouponView, Wallet } from '../../contract/coupons'
import { conditionText, couponNote, couponWords } from '../../copy/coupons'
import type { CouponId } from '../../domain/ids'
import { Button } from '../../ui/Button'
import { useBrightScreen } from '../../ui/bright-screen'
import { CodeCard } from '../../ui/CodeCard'
import { CouponValue } from '../../ui/CouponValue'
import { HelpLink } from '../../ui/HelpLink'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Ticket } from '../../ui/Ticket'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { Verdict } from '../../ui/Verdict'
import { CouponsSkeleton } from './CouponsSkeleton'
import { useWallet } from './useWallet'
import './CouponDetail.scss'

const words = couponWords.detail

/** One coupon: its code large and bright for the till, and what it is good for. */
export function CouponDetail() {
  const { couponId } = useRouter().params
  const wallet = useWallet()
  const coupon = wallet.answer && find(wallet.answer, couponId)

  if (!coupon) {
    return (
      <Screen>
        <NotThere wallet={wallet} />
      </Screen>
    )
  }
  const isForTopUp = coupon.face.kind === 'top_up'
  return (
    <Screen>
      {coupon.state.state === 'usable' && !isForTopUp && <Code couponId={coupon.couponId} lookAgain={wallet.ask} />}
      {coupon.state.state === 'redeemed' && <Verdict tone="good" word={words.redeemed} />}
      <View className="coupon-detail__ticket">
        <Ticket
          value={<CouponValue face={coupon.face} />}
          condition={conditionText(coupon.face)}
          title={coupon.title}
          note={couponNote(coupon, serverNow())}
          faded={coupon.state.state !== 'usable'}
        />
      </View>
      <Rules rules={coupon.rules} />
      <HelpLink about={{ couponId: coupon.couponId }} />
      {coupon.state.state === 'usable' && coupon.transferable && (
        <Button kind="plain" onPress={() => go.giveCoupon(coupon.couponId)}>
          {words.give}
        </Button>
      )}
      {coupon.state.state === 'usable' && isForTopUp && (
        <ActionBar>
          <Button onPress={() => go.topUp()}>{words.topUp}</Button>
        </ActionBar>
      )}
      {coupon.state.state === 'redeemed' && (
        <ActionBar>
          <Button onPress={go.back}>{words.back}</Button>
        </ActionBar>
      )}
    </Screen>
  )
}

/** Still looking, could not look, or looked and the coupon is gone. */
function NotThere({ wallet: { trouble, asking, ask } }: { wallet: Answered<Wallet> }) {
  if (trouble) return <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
  if (asking) return <CouponsSkeleton />
  const { message, nextStep } = words.gone
  return <Notice tone="bad" message={message} nextStep={nextStep} action={{ label: words.back, onPress: go.back }} />
}

/** While the code is shown, the page looks whether the till has taken it. */
function Code({ couponId, lookAgain }: { couponId: CouponId; lookAgain: () => Promise<void> }) {
  const { code, alone, trouble, asking, ask } = useTillCode(codeSource(couponId), true)
  useBrightScreen()
  useWatch(lookAgain, true)
  if (trouble && !code) return <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
  return (
    <CodeCard
      hint={words.hint}
      code={code}
      qrLabel={words.qrLabel}
      shortCodeLabel={words.shortCode}
      alone={alone ? words.offline : undefined}
    />
  )
}

function codeSource(couponId: CouponId): CodeSource {
  return {
    own: async (device, step) => {
      const token = keptToken(device, couponId)
      return token === null ? null : ownCouponCode(device, token, step)
    },
    ask: device => askShopper('coupons.show', { couponId, ...(device ? { deviceId: device.deviceId } : {}) }),
  }
}

function Rules({ rules }: { rules: string[] }) {
  if (rules.length === 0) return null
  return (
    <View className="coupon-detail__rules">
      <Text className="coupon-detail__rules-title">{words.rulesTitle}</Text>
      {rules.map(rule => (
        <Text key={rule}>{rule}</Text>
      ))}
    </View>
  )
}

function find(wallet: Wallet, couponId: string | undefined): CouponView | undefined {
  return [...wallet.usable, ...wallet.used, ...wallet.given, ...wallet.expired].find(
    coupon => coupon.couponId === couponId,
  )
}
