import { useRouter } from '@tarojs/taro'
import { HolderSide } from './HolderSide'
import { ReceiverSide } from './ReceiverSide'
import './Transfer.scss'

/** Handing a whole card over: its holder comes from the card, whoever gets it by the link. */
export function Transfer() {
  const { token } = useRouter().params
  return token === undefined ? <HolderSide /> : <ReceiverSide token={token} />
}
