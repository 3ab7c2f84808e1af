import { type ReactNode, useState } from 'react'
import { List } from './ListRow'
import { Screen } from './Screen'
import { ToDecide } from './ToDecide'
import { say } from './toast'
import { Waiting } from './Waiting'

/** A page of what somebody has to decide: a press opens its sheet, a decision is said and the page asked anew. */
export function Decisions<Item, Verdict extends string>(props: {
  words: { open: string; none: string; intro: string; decided: string; done: Record<Verdict, string> }
  /** null until there is an answer */
  items: Item[] | null
  trouble: { message: string; nextStep: string } | null
  asking: boolean
  ask: () => Promise<void>
  isDecided: (item: Item) => boolean
  row: (item: Item, look: () => void) => ReactNode
  /** what stands beneath: the way to a new one */
  children?: ReactNode
  sheet: (item: Item, close: { onDecided: (verdict: Verdict) => void; onClose: () => void }) => ReactNode
}) {
  const { words, items, trouble, asking, ask, isDecided, row, children, sheet } = props
  const [looking, setLooking] = useState<Item | null>(null)
  const onClose = () => setLooking(null)
  const onDecided = (verdict: Verdict) => {
    onClose()
    say(words.done[verdict])
    void ask()
  }
  return (
    <Screen>
      <Waiting {...{ answer: items, trouble, asking, ask }} height={420} />
      {items && (
        <ToDecide
          words={words}
          open={items.filter(item => !isDecided(item))}
          decided={items.filter(isDecided)}
          draw={some => <List>{some.map(item => row(item, () => setLooking(item)))}</List>}
        />
      )}
      {children}
      {looking && sheet(looking, { onDecided, onClose })}
    </Screen>
  )
}
