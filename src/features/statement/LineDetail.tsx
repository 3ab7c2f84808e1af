import { useCallback } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { sha256 } from '../../cloud/sha256'
import { useAnswer } from '../../cloud/useAnswer'
import type { ReceiptView } from '../../contract/statement'
import { factActions, factRows } from '../../copy/entry-facts'
import { statementWords } from '../../copy/statement'
import type { EntryFacts } from '../../domain/ledger/facts/entry-facts'
import { checkReceipt } from '../../domain/ledger/receipt'
import type { StatementLine } from '../../domain/ledger/statement-line'
import { momentText } from '../../domain/time'
import { Button } from '../../ui/Button'
import { copyText } from '../../ui/copy-text'
import { ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { RowAction } from '../../ui/RowAction'
import { go } from '../../ui/routes'
import { Section } from '../../ui/Section'
import { Sheet } from '../../ui/Sheet'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'

const words = statementWords.line

/** One line opened: which lots it touched, with their expiry, its order and store, and whether it is what was published. */
export function LineDetail({ line, onClose }: { line: StatementLine; onClose: () => void }) {
  const question = useCallback(() => askShopper('statement.receipt', { seq: line.seq }), [line.seq])
  const { answer, trouble, asking, ask } = useAnswer(question)
  return (
    <Sheet title={line.title} closeLabel={words.close} onClose={onClose}>
      {line.changeFen !== 0 && <ListRow title={words.change} value={<Price fen={line.changeFen} signed />} />}
      <ListRow title={words.when} note={momentText(line.at, serverNow())} value={words.place(line.seq)} />
      {line.storeName !== null && <ListRow title={words.store} value={line.storeName} />}
      {line.orderId !== null && <OrderNumber number={line.orderId} />}
      {line.points !== 0 && <ListRow title={words.points} value={signed(line.points)} />}
      <ListRow title={words.balance} value={<Price fen={line.balanceFen} />} />
      {answer && <Opened {...answer} />}
      {!answer && !trouble && <Skeleton height={240} radius={24} />}
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      <Link label={words.help} onPress={() => go.help({ seq: line.seq })} />
    </Sheet>
  )
}

function Opened({ lots, receipt }: ReceiptView) {
  const now = serverNow()
  const verdict = checkReceipt(receipt.entry.packId, receipt, sha256)
  return (
    <>
      {lots.length > 0 && (
        <Section title={words.lots}>
          {lots.map(({ lotId, kind, expiresAt, changeFen }) => (
            <ListRow
              key={lotId}
              title={words.lot[kind ?? 'unknown']}
              note={kind === null ? undefined : expiresAt === null ? words.never : words.until(expiresAt, now)}
              value={<Price fen={changeFen} signed />}
            />
          ))}
        </Section>
      )}
      {factRows(receipt.entry.facts, now).map(({ title, value }) => (
        <ListRow key={title} title={title} value={value} />
      ))}
      <ListRow title={words.proof} note={words.verdict[verdict](receipt.day, now)} />
      <WayOn facts={receipt.entry.facts} />
    </>
  )
}

/** Who asks the shop about a payment reads it out, or pastes it. */
function OrderNumber({ number }: { number: string }) {
  const copy = () => void copyText(number, words.copied)
  return <ListRow title={words.order} note={number} value={<RowAction label={words.copy} onPress={copy} />} />
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : `−${-points}`
}

/** What can be done about an entry, or where the rest of its story stands. */
function WayOn({ facts }: { facts: EntryFacts }) {
  switch (facts.kind) {
    case 'top_up_settled':
    case 'counter_topped_up':
      return <Link label={factActions.refund} onPress={() => go.refund(facts.orderId)} />
    case 'top_up_refunded':
      return <Link label={factActions.refunded} onPress={() => go.refund(facts.orderId)} />
    case 'gift_carved':
    case 'gift_received':
    case 'gift_returned':
      return <Link label={factActions.gift} onPress={() => go.gift(facts.giftId)} />
    case 'transfer_sent':
    case 'transfer_returned':
      return <Link label={factActions.transfer} onPress={go.transfer} />
    default:
      return null
  }
}

function Link({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button kind="plain" onPress={onPress}>
      {label}
    </Button>
  )
}
