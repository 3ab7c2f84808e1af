import { Counter } from '../../features/counter/Counter'

export default function CounterPage() {
  return <Counter />
}
