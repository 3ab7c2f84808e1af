import { type Alarm, newestAlarms } from '../_store/alarms'

const MOST_ALARMS = 50

/** What a person must look at, newest first. */
export function listAlarms(): Promise<Alarm[]> {
  return newestAlarms(MOST_ALARMS)
}
