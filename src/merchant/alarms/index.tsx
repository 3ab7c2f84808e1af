import { Alarms } from '../../features/alarms/Alarms'

export default function AlarmsPage() {
  return <Alarms />
}
