import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Empty } from './Empty'
import { Section } from './Section'
import './ToDecide.scss'

/** What waits for somebody's decision, and beneath it what has had one. */
export function ToDecide<Item>(props: {
  words: { open: string; none: string; intro: string; decided: string }
  open: Item[]
  decided: Item[]
  draw: (items: Item[]) => ReactNode
}) {
  const { words, open, decided, draw } = props
  return (
    <>
      <Section title={words.open}>
        {open.length === 0 && <Empty icon="check" words={words.none} />}
        {open.length > 0 && <View className="to-decide__intro">{words.intro}</View>}
        {open.length > 0 && draw(open)}
      </Section>
      {decided.length > 0 && <Section title={words.decided}>{draw(decided)}</Section>}
    </>
  )
}
