import { SharedCards } from '../../features/shared/SharedCards'

export default function SharedPage() {
  return <SharedCards />
}
