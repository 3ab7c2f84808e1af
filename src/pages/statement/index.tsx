import { Statement } from '../../features/statement/Statement'

export default function StatementPage() {
  return <Statement />
}
