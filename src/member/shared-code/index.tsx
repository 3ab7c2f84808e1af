import { SharedCode } from '../../features/shared/SharedCode'

export default function SharedCodePage() {
  return <SharedCode />
}
