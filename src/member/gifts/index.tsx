import { Gifts } from '../../features/gifts/Gifts'

export default function GiftsPage() {
  return <Gifts />
}
