import { GiveGift } from '../../features/gifts/GiveGift'

export default function GivePage() {
  return <GiveGift />
}
