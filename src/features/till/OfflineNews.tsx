import { Text } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import { connectionWords } from '../../copy/connection'
import { tillOfflineWords as words } from '../../copy/till-offline'
import { allowanceLeft } from '../../domain/offline/judge-offline'
import { OfflineBar } from '../../ui/OfflineBar'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'
import { useDesk, useKit } from './useOfflineDesk'

/** What works without a network, for as long as there is none. */
export function OfflineNews() {
  const { journal } = useDesk()
  const kit = useKit()
  const now = serverNow()
  const ready = kit !== null && now < kit.validUntil
  return <OfflineBar>{ready ? words.bar(allowanceLeft(journal, kit, now)) : connectionWords.offline}</OfflineBar>
}

/** The way to what this till did without a network. */
export function OfflineEntry() {
  const { journal } = useDesk()
  return (
    <Pressable className="till__today" onPress={go.tillQueue}>
      <Text>{words.entry(journal.waiting.length)}</Text>
    </Pressable>
  )
}
