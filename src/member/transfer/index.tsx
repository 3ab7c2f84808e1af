import { Transfer } from '../../features/transfer/Transfer'

export default function TransferPage() {
  return <Transfer />
}
