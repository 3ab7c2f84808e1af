import { TopUp } from '../../features/top-up/TopUp'

export default function TopUpPage() {
  return <TopUp />
}
