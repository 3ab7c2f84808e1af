import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import { useView } from '../../cloud/useView'
import { useWatch } from '../../cloud/useWatch'
import type { ShopperInputs } from '../../contract/shopper'
import type { TransferView } from '../../contract/transfers'
import { transferTitle, transferWords as words } from '../../copy/transfer'
import { momentText } from '../../domain/time'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { List, ListRow } from '../../ui/ListRow'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Stopped } from '../../ui/Stopped'
import { Terms } from '../../ui/Terms'
import { Waiting } from '../../ui/Waiting'
import { HolderActions } from './HolderActions'
import { isMoving, Progress } from './Progress'

/** The holder's side: what a transfer means, the one under way, and those of the past. */
export function HolderSide() {
  const view = useView(async () => (await askShopper('transfer.list', {})).started)
  const { answer, ask, show } = view
  /** a transfer that ended while this page was open stays on it until a new one is wanted */
  const [followed, follow] = useState<TransferView['transferId'] | null>(null)
  const current = answer?.find(each => isMoving(each) || each.transferId === followed) ?? null
  const changed = (transfer: TransferView) => {
    follow(transfer.transferId)
    show([transfer, ...(answer ?? []).filter(each => each.transferId !== transfer.transferId)])
  }
  const starting = useIntention<ShopperInputs['transfer.start'], TransferView>(
    'transfer',
    wish => askShopper('transfer.start', wish),
    changed,
  )
  const start = () => void starting.begin(async () => ({ transferId: await newId('trf') }))
  useWatch(
    async () => {
      if (current) follow(current.transferId)
      await ask()
    },
    current !== null && isMoving(current),
  )

  return (
    <Screen>
      <Waiting {...view} height={560} />
      <Stopped {...starting} onRetry={() => void starting.retry()} />
      {current && <Progress transfer={current} />}
      {answer && !current && <Intro />}
      {answer && <Past transfers={answer.filter(each => each !== current)} />}
      {current && isMoving(current) && <HolderActions transfer={current} onChanged={changed} />}
      {answer && !(current && isMoving(current)) && (
        <ActionBar>
          <Button busy={starting.busy} onPress={start}>
            {current ? words.again : words.start}
          </Button>
        </ActionBar>
      )}
    </Screen>
  )
}

function Intro() {
  return (
    <View>
      <View className="hero">
        <Icon name="people" size="huge" />
        <Text>{words.intro.title}</Text>
        <Text className="hero__note">{words.intro.note}</Text>
      </View>
      <Terms rules={words.rules} />
    </View>
  )
}

function Past({ transfers }: { transfers: TransferView[] }) {
  if (transfers.length === 0) return null
  return (
    <Section title={words.past}>
      <List>
        {transfers.map(transfer => (
          <ListRow
            key={transfer.transferId}
            title={transferTitle(transfer)}
            note={momentText(transfer.createdAt, serverNow())}
          />
        ))}
      </List>
    </Section>
  )
}
