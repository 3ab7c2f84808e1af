import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import { useView } from '../../cloud/useView'
import type { MemberView, SharedView } from '../../contract/shared'
import type { ShopperInputs } from '../../contract/shopper'
import { limitPhrases, sharedWords as words } from '../../copy/shared'
import type { PackId } from '../../domain/ids'
import { Arriving } from '../../ui/Arriving'
import { Button } from '../../ui/Button'
import { EffectButton } from '../../ui/EffectButton'
import { Hero } from '../../ui/Hero'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'
import { InviteSheet } from './InviteSheet'
import { MemberSheet } from './MemberSheet'
import { SharedLines } from './SharedLines'
import './Shared.scss'

/** One shared card: what is on it, what I may pay, who else pays from it, and what was paid. */
export function SharedCard() {
  const sharedPackId = useRouter().params.sharedPackId as PackId
  const view = useView(() => askShopper('shared.read', { sharedPackId }))
  const { answer, show } = view
  return (
    <Screen>
      <Arriving {...view} height={560} />
      {answer && (
        <>
          <Hero
            label={`${answer.name} · ${words.balance}`}
            figure={<Price fen={answer.balanceFen} size="balance" />}
            note={words.payable(answer.payableFen)}
          />
          {answer.role === 'member' && (
            <List>
              <ListRow title={words.myLimits} phrases={limitPhrases(answer.limits)} />
            </List>
          )}
          <Members view={answer} onChanged={show} />
          <SharedLines sharedPackId={sharedPackId} balanceFen={answer.balanceFen} />
          {answer.role === 'member' && <Leave sharedPackId={sharedPackId} />}
          <ActionBar>
            <View className="shared__actions">
              <Button kind="quiet" onPress={() => go.topUpShared(sharedPackId)}>
                {words.actions.topUp}
              </Button>
              <Button onPress={() => go.sharedCode(sharedPackId)}>{words.actions.payCode}</Button>
            </View>
          </ActionBar>
        </>
      )}
    </Screen>
  )
}

/** Everybody for the owner, who invites, limits and removes; a member sees their own line. */
function Members({ view, onChanged }: { view: SharedView; onChanged: (view: SharedView) => void }) {
  const [inviting, setInviting] = useState(false)
  const [opened, open] = useState<MemberView['memberPackId'] | null>(null)
  const isOwner = view.role === 'owner'
  const member = view.members.find(each => each.memberPackId === opened)
  if (!isOwner) return null
  const more = { label: words.invite, onPress: () => setInviting(true) }
  return (
    <Section title={words.members(view.members.length, view.mostMembers)} more={more}>
      <List>
        {view.members.map(each => (
          <ListRow
            key={each.memberPackId}
            icon="person"
            title={each.role === 'owner' ? `${each.name}（${words.me}）` : each.name}
            note={words.paid(each.paidTodayFen, each.paidThisMonthFen)}
            phrases={each.role === 'owner' ? [] : limitPhrases(each.limits)}
            value={each.role === 'owner' ? words.owner : undefined}
            onPress={each.role === 'owner' ? undefined : () => open(each.memberPackId)}
          />
        ))}
      </List>
      {inviting && <InviteSheet view={view} onClose={() => setInviting(false)} />}
      {member && (
        <MemberSheet
          key={member.memberPackId}
          sharedPackId={view.sharedPackId}
          member={member}
          onChanged={onChanged}
          onClose={() => open(null)}
        />
      )}
    </Section>
  )
}

function Leave({ sharedPackId }: { sharedPackId: PackId }) {
  const leaving = useIntention<ShopperInputs['shared.leave'], { left: true }>(
    `leave-shared.${sharedPackId}`,
    wish => askShopper('shared.leave', wish),
    () => {
      say(words.left)
      go.back()
    },
  )
  return (
    <>
      <Stopped {...leaving} onRetry={() => void leaving.retry()} />
      <EffectButton
        kind="plain"
        words={words.leaveSheet}
        effect={words.leaveSheet.note}
        busy={leaving.busy}
        onConfirm={() => void leaving.begin(async () => ({ membershipId: await newId('mbr'), sharedPackId }))}
      >
        {words.leave}
      </EffectButton>
    </>
  )
}
