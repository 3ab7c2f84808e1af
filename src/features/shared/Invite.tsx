import { useRouter } from '@tarojs/taro'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useIntention } from '../../cloud/useIntention'
import { useView } from '../../cloud/useView'
import type { InviteView } from '../../contract/shared'
import type { ShopperInputs } from '../../contract/shopper'
import { limitPhrases, sharedWords } from '../../copy/shared'
import { Arriving } from '../../ui/Arriving'
import { Button } from '../../ui/Button'
import { Hero } from '../../ui/Hero'
import { Hint } from '../../ui/Hint'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Stopped } from '../../ui/Stopped'
import './Shared.scss'

const words = sharedWords.join

/** An invitation as whoever opens its link sees it: to what, by whom, with which limits, and one button. */
export function Invite() {
  const { token = '' } = useRouter().params
  const view = useView(() => askShopper('shared.readInvite', { token }))
  const { answer, show } = view
  const joining = useIntention<ShopperInputs['shared.join'], InviteView>(
    `join.${token}`,
    wish => askShopper('shared.join', wish),
    show,
  )
  return (
    <Screen>
      <Arriving {...view} height={560} />
      {answer && (
        <>
          <Hero
            label={words.from(answer.owner)}
            figure={answer.name}
            note={answer.joined ? words.joined : words.until(answer.acceptBefore, serverNow())}
          />
          <Stopped {...joining} onRetry={() => void joining.retry()} />
          {answer.refusal && !answer.joined && (
            <Notice message={answer.refusal.message} nextStep={answer.refusal.nextStep} />
          )}
          <List>
            <ListRow title={words.limits} value={limitPhrases(answer.limits).join(' ')} />
          </List>
          <Hint>{words.note}</Hint>
          <ActionBar>
            <Next invite={answer} busy={joining.busy} onJoin={() => void joining.begin(async () => ({ token }))} />
          </ActionBar>
        </>
      )}
    </Screen>
  )
}

function Next({ invite, busy, onJoin }: { invite: InviteView; busy: boolean; onJoin: () => void }) {
  const { sharedPackId, refusal } = invite
  if (sharedPackId !== null) return <Button onPress={() => go.sharedCard(sharedPackId)}>{words.open}</Button>
  if (refusal) return <Button onPress={go.home}>{words.toCard}</Button>
  return (
    <Button busy={busy} onPress={onJoin}>
      {words.button}
    </Button>
  )
}
