import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { statementWords as words } from '../../copy/statement'
import { type StatementGroup, type StatementLine, statementGroups } from '../../domain/ledger/statement-line'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { MorePages } from '../../ui/MorePages'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { Entries } from './Entries'
import { FilterLine } from './FilterLine'
import { LineDetail } from './LineDetail'
import { MonthPicker } from './MonthPicker'
import { useExport } from './useExport'
import { useStatement } from './useStatement'
import './Statement.scss'

const groups = [null, ...statementGroups].map(group => ({ key: group, label: words.groups[group ?? 'all'] }))

/** Every fen of the balance, explained: newest first, by month and kind, with the running balance. */
export function Statement() {
  const [month, setMonth] = useState<string | null>(null)
  const [group, setGroup] = useState<StatementGroup | null>(null)
  const [opened, setOpened] = useState<StatementLine | null>(null)
  const pages = useStatement(month, group)
  const { lines, next, asking, trouble } = pages
  useReachBottom(pages.more)
  const isEmpty = next === null && lines.length === 0

  return (
    <Screen>
      <MonthPicker chosen={month} onChoose={setMonth} />
      <FilterLine<StatementGroup | null> options={groups} chosen={group} onChoose={setGroup} />
      <Entries lines={lines} onOpen={setOpened} />
      {next === undefined && asking && <Skeleton height={560} radius={24} />}
      {isEmpty && <NothingYet everything={month === null && group === null} />}
      <MorePages {...pages} label={words.more} />
      {next === null && lines.length > 0 && <View className="statement__end">{words.end}</View>}
      {(next !== undefined || trouble) && <WithTheLedger canSave={lines.length > 0} />}
      {opened && <LineDetail line={opened} onClose={() => setOpened(null)} />}
    </Screen>
  )
}

/** What can be done with the ledger as a whole: let the phone check it, and keep it. */
function WithTheLedger({ canSave }: { canSave: boolean }) {
  const { read, trouble, save } = useExport()
  return (
    <View className="statement__ledger">
      <List>
        <ListRow title={words.verify.title} note={words.verify.note} onPress={go.verify} />
        {canSave && (
          <ListRow
            title={words.save.title}
            note={read === null ? words.save.note : words.save.busy(read)}
            onPress={() => void save()}
          />
        )}
      </List>
      {trouble && <TroubleNotice trouble={trouble} busy={read !== null} onRetry={() => void save()} />}
    </View>
  )
}

function NothingYet({ everything }: { everything: boolean }) {
  if (!everything) return <Empty icon="statement" words={words.empty.words} />
  const { words: sentence, action } = words.emptyAll
  return <Empty icon="statement" words={sentence} action={{ label: action, onPress: () => go.topUp() }} />
}
