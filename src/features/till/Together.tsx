import { View } from '@tarojs/components'
import { useState } from 'react'
import { togetherWords as words } from '../../copy/together'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Hero } from '../../ui/Hero'
import { Icon } from '../../ui/Icon'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Pressable } from '../../ui/Pressable'
import { Price } from '../../ui/Price'
import { PriceBreakdown } from '../../ui/PriceBreakdown'
import { ActionBar } from '../../ui/Screen'
import { CAN_SCAN } from '../../ui/scan'
import type { TogetherState } from './sale-together'

/** Several cards pay for one thing: what is still missing, who pays how much, and the one next step. */
export function Together(props: {
  state: TogetherState
  onScan: () => void
  onCode: (code: string) => void
  onRemove: (place: number) => void
  onPrice: () => void
  onCollect: () => void
  onCancel: () => void
}) {
  const { state, onScan, onCode, onRemove, onPrice, onCollect, onCancel } = props
  const { sale, note, busy } = state
  const { quote, amountFen } = sale
  const isCovered = quote !== null && quote.missingFen === 0
  return (
    <View className="till__found">
      <Missing sale={sale} />
      {quote && (
        <List>
          {quote.payers.map(({ holder, mostFen, limit, paysFen }, place) => (
            <ListRow
              // The place is what a payer is: the order decides who pays first.
              // biome-ignore lint/suspicious/noArrayIndexKey: nobody has another name here.
              key={place}
              title={holder}
              note={limit === null ? undefined : words.limit(limit)}
              phrases={[words.mostFen(mostFen), ...(place === 0 && quote.discountFen > 0 ? [words.brings] : [])]}
              value={
                <View className="till__payer">
                  <Price fen={paysFen} />
                  <Pressable
                    className="till__remove"
                    label={words.remove(holder)}
                    disabled={busy}
                    onPress={() => onRemove(place)}
                  >
                    <Icon name="cross" size="note" />
                  </Pressable>
                </View>
              }
            />
          ))}
        </List>
      )}
      {note && <Notice tone={note.tone ?? 'bad'} message={note.message} nextStep={note.nextStep} />}
      {isCovered && quote.discountFen > 0 && <PriceBreakdown explanation={quote.explanation} note={quote.note} />}
      {isCovered ? (
        <ActionBar>
          <Button busy={busy} onPress={onCollect}>
            {words.collect(quote.payableFen)}
          </Button>
          <Cancel busy={busy} onCancel={onCancel} />
        </ActionBar>
      ) : (
        <NextCard
          key={`${sale.payers.length} ${amountFen}`}
          {...{ busy, onScan, onCode, onCancel }}
          onPrice={quote === null && sale.payers.length > 0 ? onPrice : null}
        />
      )}
    </View>
  )
}

function Missing({ sale: { quote, amountFen } }: { sale: TogetherState['sale'] }) {
  if (!quote) return <Hero label={words.missing} figure={<Price fen={amountFen} size="balance" />} />
  const { missingFen, payableFen, discountFen } = quote
  return missingFen > 0 ? (
    <Hero
      label={words.missing}
      figure={<Price fen={missingFen} size="balance" />}
      note={words.payable(payableFen, discountFen)}
    />
  ) : (
    <Hero label={words.covered} figure={<Price fen={payableFen} size="balance" />} />
  )
}

/** The way to the next card: the camera where there is one, and the line that a gun or a hand types on. */
function NextCard(props: {
  busy: boolean
  onScan: () => void
  onCode: (code: string) => void
  /** where the price is not known: asks for it; null where it is */
  onPrice: (() => void) | null
  onCancel: () => void
}) {
  const { busy, onScan, onCode, onPrice, onCancel } = props
  const [code, setCode] = useState('')
  const typed = code.trim()
  const add = () => {
    if (typed !== '' && !busy) onCode(typed)
  }
  return (
    <>
      <Field kind="code" {...words.code} value={code} focus={!CAN_SCAN} onChange={setCode} onConfirm={add} />
      <ActionBar>
        {onPrice ? (
          <Button busy={busy} onPress={onPrice}>
            {words.again}
          </Button>
        ) : CAN_SCAN && typed === '' ? (
          <Button busy={busy} onPress={onScan}>
            {words.scan}
          </Button>
        ) : (
          <Button busy={busy} disabled={typed === ''} onPress={add}>
            {words.add}
          </Button>
        )}
        <Cancel busy={busy} onCancel={onCancel} />
      </ActionBar>
    </>
  )
}

function Cancel({ busy, onCancel }: { busy: boolean; onCancel: () => void }) {
  return (
    <Button kind="plain" disabled={busy} onPress={onCancel}>
      {words.cancel}
    </Button>
  )
}
