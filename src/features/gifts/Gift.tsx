import { useRouter } from '@tarojs/taro'
import { askShopper } from '../../cloud/client'
import { useView } from '../../cloud/useView'
import type { GivenGift, SharedGift } from '../../contract/gifts'
import { giftWords as words } from '../../copy/gifts'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { Stopped } from '../../ui/Stopped'
import { GiftToClaim } from './GiftToClaim'
import { GiftToShare } from './GiftToShare'
import './Gifts.scss'

/** One gift: opened by its link for whoever got it, or from the list by giver and receiver. */
export function Gift() {
  const { token, giftId } = useRouter().params
  const { answer, trouble, isOpen, asking, ask, show } = useView<GivenGift | SharedGift | null>(() =>
    token === undefined ? fromList(giftId) : askShopper('gift.read', { token }),
  )
  if (answer && 'claimedBy' in answer) return <GiftToShare gift={answer} onChanged={show} />
  if (answer) return <GiftToClaim gift={answer} token={token ?? null} onChanged={show} />
  const { message, nextStep } = words.gone
  return (
    <Screen>
      {trouble && <Stopped trouble={trouble} isOpen={isOpen} busy={asking} onRetry={() => void ask()} />}
      {!trouble && asking && <Skeleton height={360} radius={24} />}
      {!trouble && !asking && (
        <Notice message={message} nextStep={nextStep} action={{ label: words.toCard, onPress: go.home }} />
      )}
    </Screen>
  )
}

async function fromList(giftId: string | undefined): Promise<GivenGift | SharedGift | null> {
  const { given, received } = await askShopper('gift.list', {})
  return [...given, ...received].find(gift => gift.giftId === giftId) ?? null
}
