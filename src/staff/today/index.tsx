import { TillDay } from '../../features/till-day/TillDay'

export default function TodayPage() {
  return <TillDay />
}
