import { BatchOrder } from '../../features/batch/BatchOrder'

export default function BatchOrderPage() {
  return <BatchOrder />
}
