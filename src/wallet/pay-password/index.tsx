import { PayPassword } from '../../features/pay-password/PayPassword'

export default function PayPasswordPage() {
  return <PayPassword />
}
