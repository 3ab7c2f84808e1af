import { PayCode } from '../../features/pay-code/PayCode'

export default function PayCodePage() {
  return <PayCode />
}
