import { View } from '@tarojs/components'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { reportWords } from '../../copy/reports'
import { storedValueWords as words } from '../../copy/stored-value'
import { type ReportStep, spanUpTo } from '../../domain/figures/report-steps'
import { shopDayOf } from '../../domain/time'
import { Button } from '../../ui/Button'
import { BySteps } from '../../ui/BySteps'
import { Empty } from '../../ui/Empty'
import { Hint } from '../../ui/Hint'
import { List, ListRow } from '../../ui/ListRow'
import { ActionBar } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Waiting } from '../../ui/Waiting'
import { FlowChart } from './FlowChart'
import { FlowSums } from './FlowSums'
import { useFlowsFile } from './useFlowsFile'
import './Flows.scss'

/** What came into the balances and left them, over days, weeks or months. */
export function Flows() {
  return (
    <Section title={words.flows}>
      <BySteps draw={step => <Span step={step} />} />
    </Section>
  )
}

function Span({ step }: { step: ReportStep }) {
  const span = spanUpTo(shopDayOf(serverNow()), step)
  const asked = useAnswer(() => askMerchant('figures.storedValue', { ...span, by: step }))
  const { save, saving } = useFlowsFile(span, step)
  const { answer } = asked
  if (!answer) return <Waiting {...asked} height={640} />
  const { total, steps, byStore } = answer
  if (byStore.length === 0) return <Empty icon="statement" words={words.empty} />
  return (
    <View className="flows">
      <FlowSums flows={total} />
      <FlowChart steps={steps} step={step} />
      <Section title={reportWords.byStore}>
        <List>
          {byStore.map(({ storeId, storeName, flows }) => (
            <ListRow key={storeId ?? ''} title={storeName ?? words.noStore} phrases={words.storeParts(flows)} />
          ))}
        </List>
      </Section>
      <Hint>{reportWords.counted}</Hint>
      <ActionBar>
        <Button kind="quiet" busy={saving} onPress={() => void save(answer)}>
          {reportWords.save}
        </Button>
      </ActionBar>
    </View>
  )
}
