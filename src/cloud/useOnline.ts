import { useEffect, useState } from 'react'
import { isOnline, watchNetwork } from './network'

/** Whether the phone has a network at all. True does not promise that the cloud can be reached. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(isOnline)
  useEffect(() => watchNetwork(setOnline), [])
  return online
}
