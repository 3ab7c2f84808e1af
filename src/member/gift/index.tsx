import { Gift } from '../../features/gifts/Gift'

export default function GiftPage() {
  return <Gift />
}
