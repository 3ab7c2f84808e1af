import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { useWatch } from '../../cloud/useWatch'
import { useWork } from '../../cloud/useWork'
import type { ClosingView } from '../../contract/closing'
import { closingWords as words } from '../../copy/closing'
import { Button } from '../../ui/Button'
import { EffectButton } from '../../ui/EffectButton'
import { Hero } from '../../ui/Hero'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { ActionBar, Screen } from '../../ui/Screen'
import { Waiting } from '../../ui/Waiting'
import { StartClosing } from './StartClosing'
import { useClosingFile } from './useClosingFile'
import './Closing.scss'

/**
 * The shop closes: begun with a reason and its own name, then watched to its end. `byHand` draws what the shop has to pay
 * back itself, and is told what to do when something was.
 */
export function Closing({ byHand }: { byHand: (onPaid: () => void) => ReactNode }) {
  const asked = useAnswer(() => askMerchant('closing.read', {}))
  const { answer, ask } = asked
  const closing = answer?.closing ?? null
  useWatch(ask, closing?.state === 'running')
  const again = () => void ask()
  return (
    <Screen>
      <Waiting {...asked} height={480} />
      {closing && <Progress closing={closing} byHand={byHand(again)} onChanged={again} />}
      {answer && (!closing || closing.state === 'reopened') && (
        <StartClosing shopName={answer.shopName} onStarted={again} />
      )}
    </Screen>
  )
}

function Progress(props: { closing: ClosingView; byHand: ReactNode; onChanged: () => void }) {
  const { closing, byHand, onChanged } = props
  const { closingId, state } = closing
  const file = useClosingFile(closing)
  const rows = [
    { title: words.refunded, sum: closing.refunded },
    { title: words.underWay, sum: closing.underWay },
    { title: words.byHand, sum: closing.byHand },
  ]
  return (
    <View className="closing">
      <Hero label={words.since(closing, serverNow())} figure={words.state[state]} note={words.progress(closing)} />
      <List>
        {rows.map(({ title, sum }) => (
          <ListRow key={title} title={title} note={words.sum(sum)} value={words.amount(sum)} />
        ))}
      </List>
      {closing.byHand.count > 0 && byHand}
      <Button kind="quiet" busy={file.busy} onPress={file.start}>
        {words.report}
      </Button>
      {file.trouble && <Notice tone="bad" message={file.trouble.message} nextStep={file.trouble.nextStep} />}
      {state !== 'reopened' && (
        <ActionBar>
          {state === 'running' && <Step label={words.pause} action="closing.pause" {...{ closingId, onChanged }} />}
          {state === 'paused' && <Step label={words.resume} action="closing.resume" {...{ closingId, onChanged }} />}
          <Reopen closingId={closingId} onChanged={onChanged} />
        </ActionBar>
      )}
    </View>
  )
}

interface Of {
  closingId: ClosingView['closingId']
  onChanged: () => void
}

function Step({
  label,
  action,
  closingId,
  onChanged,
}: Of & { label: string; action: 'closing.pause' | 'closing.resume' }) {
  const { busy, trouble, start } = useWork(async () => {
    await askMerchant(action, { closingId })
    onChanged()
  })
  return (
    <>
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button kind={action === 'closing.pause' ? 'quiet' : 'primary'} busy={busy} onPress={start}>
        {label}
      </Button>
    </>
  )
}

/** What it means first, then the one button. */
function Reopen({ closingId, onChanged }: Of) {
  const { busy, trouble, start } = useWork(async () => {
    await askMerchant('closing.reopen', { closingId })
    onChanged()
  })
  const sheet = words.reopenSheet
  return (
    <EffectButton kind="plain" words={sheet} effect={sheet.effect} {...{ busy, trouble }} onConfirm={start}>
      {words.reopen}
    </EffectButton>
  )
}
