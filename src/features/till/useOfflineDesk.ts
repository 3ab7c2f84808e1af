import { useEffect, useState, useSyncExternalStore } from 'react'
import { useOnline } from '../../cloud/useOnline'
import type { OfflineKit } from '../../domain/offline/offline-kit'
import { MINUTE } from '../../domain/time'
import { useInSight } from '../../ui/useInSight'
import { type Desk, offlineDesk } from './offline-desk'

/** What the till holds for the time without a network, as it changes. */
export function useDesk(): Desk {
  return useSyncExternalStore(offlineDesk.watch, offlineDesk.get, offlineDesk.get)
}

/** The shop's word that coupons are judged by; null while there is none. */
export function useKit(): OfflineKit | null {
  const { kitFetchedAt } = useDesk()
  const [kit, setKit] = useState<OfflineKit | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a kit that was fetched since is another one
  useEffect(() => {
    void offlineDesk.openKit().then(setKit, () => setKit(null))
  }, [kitFetchedAt])
  return kit
}

/** Keeps the kit fresh and tells what waits: when the page comes into sight, when the network returns, and every minute. */
export function useDeskWork(): void {
  const online = useOnline()
  const inSight = useInSight()
  useEffect(() => {
    if (!online || !inSight) return
    const work = () => {
      void offlineDesk.refreshKit()
      void offlineDesk.tell()
    }
    work()
    const timer = setInterval(work, MINUTE)
    return () => clearInterval(timer)
  }, [online, inSight])
}
