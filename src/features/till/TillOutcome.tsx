import type { Trouble } from '../../cloud/trouble'
import type { ChargeReceipt } from '../../contract/charges'
import type { RedeemReceipt } from '../../contract/staff'
import { connectionWords } from '../../copy/connection'
import { tillWords as words } from '../../copy/till'
import { tillOfflineWords as offlineWords } from '../../copy/till-offline'
import { togetherWords } from '../../copy/together'
import { subtractFen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { CAN_SCAN } from '../../ui/scan'
import { Verdict } from '../../ui/Verdict'
import { ChargedTogether } from './ChargedTogether'
import type { TillState } from './till-state'
import { useDesk } from './useOfflineDesk'

type Outcome = Extract<
  TillState,
  { step: 'noted' | 'redeemed' | 'charged' | 'charged_together' | 'refused' | 'unreached' | 'unsure' }
>

/** Yes, no, or not known: in a colour that is read from a metre away. */
export function TillOutcome(props: { state: Outcome; onNext: () => void; onScanNext: () => void }) {
  const { state, onNext, onScanNext } = props
  const goOn = CAN_SCAN ? (
    <Button onPress={onScanNext}>{words.scanNext}</Button>
  ) : (
    <Button onPress={onNext}>{words.next}</Button>
  )
  switch (state.step) {
    case 'noted':
      return (
        <>
          <Noted state={state} />
          <ActionBar>{goOn}</ActionBar>
        </>
      )
    case 'redeemed':
      return (
        <>
          <Redeemed receipt={state.receipt} />
          <ActionBar>{goOn}</ActionBar>
        </>
      )
    case 'charged':
      return (
        <>
          <Charged receipt={state.receipt} />
          <ActionBar>{goOn}</ActionBar>
        </>
      )
    case 'charged_together':
      return (
        <>
          <ChargedTogether receipt={state.receipt} />
          <ActionBar>{goOn}</ActionBar>
        </>
      )
    case 'refused':
      return state.back ? (
        <RefusedTogether trouble={state.trouble} onBack={state.back} onNext={onNext} />
      ) : (
        <>
          <Verdict filled tone="bad" word={state.trouble.message} note={state.trouble.nextStep} />
          <ActionBar>{goOn}</ActionBar>
        </>
      )
    case 'unreached':
      return <NoAnswer state={state} word={state.trouble.message} note={state.trouble.nextStep} onCancel={onNext} />
    case 'unsure': {
      const note = `${state.trouble.message}。${words.uncertainNext}`
      return <NoAnswer state={state} word={words.uncertain} note={note} onCancel={onNext} />
    }
    default:
      return state satisfies never
  }
}

/** With several cards the first thing to know is that none of them has paid; the next is what they were about to pay. */
function RefusedTogether({ trouble, onBack, onNext }: { trouble: Trouble; onBack: () => void; onNext: () => void }) {
  return (
    <>
      <Verdict filled tone="bad" word={togetherWords.refused} note={togetherWords.nothingTaken(trouble.message)} />
      <ActionBar>
        <Button onPress={onBack}>{togetherWords.back}</Button>
        <Button kind="quiet" onPress={onNext}>
          {words.next}
        </Button>
      </ActionBar>
    </>
  )
}

function NoAnswer(props: {
  state: Extract<Outcome, { again: () => void }>
  word: string
  note: string
  onCancel: () => void
}) {
  const { state, word, note, onCancel } = props
  return (
    <>
      <Verdict filled tone="unsure" word={word} note={note} />
      <ActionBar>
        <Button busy={state.busy} onPress={state.again}>
          {connectionWords.retry}
        </Button>
        {'noteInstead' in state && state.noteInstead && (
          <Button kind="quiet" disabled={state.busy} onPress={state.noteInstead}>
            {offlineWords.instead}
          </Button>
        )}
        <Button kind="plain" onPress={onCancel}>
          {words.cancel}
        </Button>
      </ActionBar>
    </>
  )
}

/** Done, and kept on this phone until it can be told. */
function Noted({ state }: { state: Extract<Outcome, { step: 'noted' }> }) {
  const { taken, holder, item } = state
  const { title, discountFen, orderFen } = taken
  const { journal } = useDesk()
  return (
    <>
      <Verdict filled tone="good" word={offlineWords.noted} note={offlineWords.notedNote(title, holder)}>
        {discountFen !== null && item === null && <Price fen={discountFen} size="amount" />}
        {item !== null && words.gives(item)}
      </Verdict>
      <List>
        {discountFen !== null && orderFen !== null && (
          <ListRow title={words.payable} value={<Price fen={subtractFen(orderFen, discountFen)} size="title" />} />
        )}
        <ListRow title={offlineWords.waiting(journal.waiting.length)} onPress={go.tillQueue} />
      </List>
    </>
  )
}

function Redeemed({ receipt }: { receipt: RedeemReceipt }) {
  const { title, holder, discountFen, payableFen, item } = receipt
  return (
    <>
      <Verdict
        filled
        tone="good"
        word={words.redeemed}
        note={receipt.repeated ? words.repeated : `${title} · ${holder}`}
      >
        {discountFen !== null && <Price fen={discountFen} size="amount" />}
        {item !== null && words.gives(item)}
      </Verdict>
      {payableFen !== null && (
        <List>
          <ListRow title={words.payable} value={<Price fen={payableFen} size="title" />} />
        </List>
      )}
    </>
  )
}

function Charged({ receipt }: { receipt: ChargeReceipt }) {
  const { holder, amountFen, orderFen, coupons, balanceFen, pointsEarned } = receipt
  return (
    <>
      <Verdict filled tone="good" word={words.charged} note={receipt.repeated ? words.repeated : holder}>
        <Price fen={amountFen} size="balance" />
      </Verdict>
      <List>
        {orderFen !== null && (
          <ListRow
            title={words.saved}
            note={coupons.length > 0 ? coupons.join('、') : undefined}
            value={<Price fen={subtractFen(orderFen, amountFen)} />}
          />
        )}
        <ListRow title={words.left} note={words.points(pointsEarned)} value={<Price fen={balanceFen} />} />
      </List>
    </>
  )
}
