import { Batch } from '../../features/batch/Batch'

export default function BatchPage() {
  return <Batch />
}
