import { Naming } from '../../features/naming/Naming'

export default function NamingPage() {
  return <Naming />
}
