import { View } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import { useAnswer } from '../../cloud/useAnswer'
import { useWatch } from '../../cloud/useWatch'
import type { RulesState } from '../../contract/merchant'
import { rulesWords as words } from '../../copy/rules'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { say } from '../../ui/toast'
import { Problems } from './Problems'
import './Rules.scss'

/** What shoppers see now, what waits, what is wrong, and the button that puts it live. */
export function Rules() {
  const { answer, trouble, asking, ask } = useAnswer(() => askMerchant('rules.state', {}))
  const { publish, publishing, refused } = usePublish(ask)
  const shown = refused ?? trouble
  // The merchant edits in the console beside this page and expects to see it here.
  useWatch(ask, true)

  return (
    <Screen>
      {shown && (
        <TroubleNotice trouble={shown} busy={asking || publishing} onRetry={() => void (refused ? publish() : ask())} />
      )}
      {!answer && !trouble && <Skeleton height={480} radius={24} />}
      {answer && <State state={answer} />}
      {answer && (
        <ActionBar>
          <Button busy={publishing} disabled={!answer.waiting} onPress={() => void publish()}>
            {words.publish}
          </Button>
        </ActionBar>
      )}
    </Screen>
  )
}

function usePublish(ask: () => Promise<void>) {
  const [publishing, setPublishing] = useState(false)
  const [refused, setRefused] = useState<Trouble | null>(null)
  const publish = async () => {
    setPublishing(true)
    setRefused(null)
    try {
      const { problems } = await askMerchant('rules.publish', {})
      say(problems.length > 0 ? words.publishedBut(problems.length) : words.published)
      await ask()
    } catch (error) {
      setRefused(troubleOf(error))
    } finally {
      setPublishing(false)
    }
  }
  return { publish, publishing, refused }
}

function State({ state }: { state: RulesState }) {
  const { live } = state
  return (
    <>
      <View className="rules__version">
        {state.publishedAt === null ? words.never : words.publishedAt(state.publishedAt, serverNow())}
        {state.version > 0 && <View className="rules__quiet">{words.version(state.version)}</View>}
      </View>
      {state.problems.length > 0 && <Problems problems={state.problems} />}
      {(state.waiting || state.problems.length === 0) && (
        <View className="rules__waiting">
          {state.waiting ? (
            <Notice message={words.waiting.message} nextStep={words.waiting.nextStep} />
          ) : (
            <Notice tone="good" message={words.allLive.message} nextStep={words.allLive.nextStep} />
          )}
        </View>
      )}
      <Section title={words.tiersTitle}>
        <List>
          {live.tiers.map(tier => (
            <ListRow key={tier.tierId} title={tier.text} />
          ))}
          {live.tiers.length === 0 && <ListRow title={words.noTiers} />}
        </List>
      </Section>
      <Section title={words.live}>
        <List>
          {(['couponTemplates', 'stores', 'staff'] as const).map(kind => (
            <ListRow key={kind} title={words.counts[kind]} value={`${live[kind]} ${words.countUnit[kind]}`} />
          ))}
        </List>
      </Section>
    </>
  )
}
