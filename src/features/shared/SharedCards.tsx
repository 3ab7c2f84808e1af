import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useAnswer } from '../../cloud/useAnswer'
import { useIntention } from '../../cloud/useIntention'
import type { SharedCard, SharedView } from '../../contract/shared'
import type { ShopperInputs } from '../../contract/shopper'
import { sharedWords as words } from '../../copy/shared'
import type { SharedKind } from '../../domain/shared/sharing'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Sheet } from '../../ui/Sheet'
import { Skeleton } from '../../ui/Skeleton'
import { Stopped } from '../../ui/Stopped'
import { TroubleNotice } from '../../ui/TroubleNotice'
import './Shared.scss'

const kinds = ['family', 'enterprise'] as const satisfies SharedKind[]

/** Family and enterprise cards that I pay from, and the way to open one. */
export function SharedCards() {
  const [choosing, setChoosing] = useState(false)
  const { answer, trouble, asking, ask } = useAnswer(async () => (await askShopper('pack.open', {})).shared)
  const creating = useIntention<ShopperInputs['shared.create'], SharedView>(
    'create-shared',
    wish => askShopper('shared.create', wish),
    made => go.sharedCard(made.sharedPackId),
  )
  return (
    <Screen>
      <Text className="shared__intro">{words.intro.note}</Text>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      <Stopped {...creating} onRetry={() => void creating.retry()} />
      {!answer && !trouble && <Skeleton height={240} radius={24} />}
      {answer && (answer.length === 0 ? <Empty icon="people" words={words.none} /> : <Cards cards={answer} />)}
      <ActionBar>
        <Button busy={creating.busy} onPress={() => setChoosing(true)}>
          {words.create}
        </Button>
      </ActionBar>
      {choosing && (
        <Sheet title={words.createSheet.title} closeLabel={words.createSheet.close} onClose={() => setChoosing(false)}>
          {kinds.map(kind => (
            <ListRow
              key={kind}
              {...words.createSheet.kinds[kind]}
              onPress={() => {
                setChoosing(false)
                void creating.begin(async () => ({ sharedId: await newId('shr'), kind }))
              }}
            />
          ))}
        </Sheet>
      )}
    </Screen>
  )
}

function Cards({ cards }: { cards: SharedCard[] }) {
  return (
    <View>
      <List>
        {cards.map(({ sharedPackId, name, role, balanceFen, payableFen }) => (
          <ListRow
            key={sharedPackId}
            icon="people"
            title={name}
            note={words.role[role]}
            value={<Price fen={balanceFen} />}
            valueNote={words.payable(payableFen)}
            onPress={() => go.sharedCard(sharedPackId)}
          />
        ))}
      </List>
    </View>
  )
}
