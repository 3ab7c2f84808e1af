import { Text } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import type { TillDid, TillLine } from '../../contract/till-day'
import { tillLineNotes, tillLineTitle, tillDayWords as words } from '../../copy/till-day'
import { Hint } from '../../ui/Hint'
import { List, ListRow } from '../../ui/ListRow'
import { Pressable } from '../../ui/Pressable'
import { Price } from '../../ui/Price'

const MOST_LINES = 100

interface TakeBack {
  onUndo: (line: TillLine) => void
  onVoid: (line: TillLine, did: Extract<TillDid, { kind: 'topped_up' }>) => void
  onRefund: (line: TillLine, did: Extract<TillDid, { kind: 'charged' }>) => void
}

/** The day's lines, newest first; what can still be undone has its way to it. */
export function DayLines({ lines, ...take }: { lines: TillLine[] } & TakeBack) {
  if (lines.length === 0) return null
  return (
    <>
      <List>
        {lines.map(line => (
          <ListRow
            key={line.receiptId}
            title={tillLineTitle(line)}
            phrases={tillLineNotes(line, serverNow())}
            value={<LineValue line={line} {...take} />}
          />
        ))}
      </List>
      {lines.length === MOST_LINES && <Hint>{words.newestOnly}</Hint>}
    </>
  )
}

function LineValue({ line, onUndo, onVoid, onRefund }: { line: TillLine } & TakeBack) {
  const { did } = line
  switch (did.kind) {
    case 'charged':
      return (
        <>
          <Price fen={did.amountFen} />
          {did.leftFen === 0 && <Text className="till-day__was-undone">{words.wasRefunded}</Text>}
          {did.leftFen !== null && did.leftFen > 0 && (
            <Pressable className="till-day__undo" onPress={() => onRefund(line, did)}>
              <Text>{words.refund}</Text>
            </Pressable>
          )}
        </>
      )
    case 'given_back':
      return <Price fen={did.amountFen} />
    case 'undone':
      return did.discountFen === null ? null : <Price fen={did.discountFen} />
    case 'redeemed':
      return (
        <>
          {did.discountFen === null ? <Text>{did.item ?? ''}</Text> : <Price fen={did.discountFen} />}
          {did.undone && <Text className="till-day__was-undone">{words.wasUndone}</Text>}
          {did.undoUntil !== null && did.undoUntil > serverNow() && (
            <Pressable className="till-day__undo" onPress={() => onUndo(line)}>
              <Text>{words.undo}</Text>
            </Pressable>
          )}
        </>
      )
    case 'topped_up':
      return (
        <>
          <Price fen={did.payFen} />
          {did.voided && <Text className="till-day__was-undone">{words.wasVoided}</Text>}
          {did.voidUntil !== null && did.voidUntil > serverNow() && (
            <Pressable className="till-day__undo" onPress={() => onVoid(line, did)}>
              <Text>{words.void}</Text>
            </Pressable>
          )}
        </>
      )
    case 'top_up_voided':
      return <Price fen={did.payFen} />
    case 'password_reset':
      return null
    default:
      return did satisfies never
  }
}
