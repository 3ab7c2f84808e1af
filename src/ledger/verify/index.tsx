import { Verify } from '../../features/verify/Verify'

export default function VerifyPage() {
  return <Verify />
}
