import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { statementWords as words } from '../../copy/statement'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { Entries } from './Entries'
import { MonthPicker } from './MonthPicker'
import { useStatement } from './useStatement'
import './Statement.scss'

/** Every fen of the balance, explained: newest first, by month, with the running balance. */
export function Statement() {
  const [month, setMonth] = useState<string | null>(null)
  const { lines, next, asking, trouble, more } = useStatement(month)
  useReachBottom(more)

  return (
    <Screen>
      <MonthPicker chosen={month} onChoose={setMonth} />
      <Entries lines={lines} />
      {next === undefined && asking && <Skeleton height={560} radius={24} />}
      {next === null && lines.length === 0 && <NothingYet everything={month === null} />}
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={more} />}
      {typeof next === 'number' && !trouble && (
        <Button kind="plain" busy={asking} onPress={more}>
          {words.more}
        </Button>
      )}
      {next === null && lines.length > 0 && <View className="statement__end">{words.end}</View>}
    </Screen>
  )
}

function NothingYet({ everything }: { everything: boolean }) {
  if (!everything) return <Empty icon="statement" words={words.empty.words} />
  const { words: sentence, action } = words.emptyAll
  return <Empty icon="statement" words={sentence} action={{ label: action, onPress: () => go.topUp() }} />
}
