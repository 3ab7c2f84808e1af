import { Text, View } from '@tarojs/components'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { CouponReportView } from '../../contract/coupon-report'
import { couponReportWords as words } from '../../copy/coupon-report'
import { reportWords } from '../../copy/reports'
import { usedPercent, worthIssuingMore } from '../../domain/figures/coupon-report'
import { type ReportStep, spanUpTo } from '../../domain/figures/report-steps'
import { shopDayOf } from '../../domain/time'
import { Button } from '../../ui/Button'
import { BySteps } from '../../ui/BySteps'
import { Empty } from '../../ui/Empty'
import { Notice } from '../../ui/Notice'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Waiting } from '../../ui/Waiting'
import { Breakdown } from './Breakdown'
import { Chart } from './Chart'
import { Summary } from './Summary'
import { useReportFile } from './useReportFile'
import { Ways } from './Ways'
import './CouponReport.scss'

/** What coupons brought: handed out, used, given up and gained; in time, by kind, by store. */
export function CouponReport() {
  return (
    <Screen>
      <BySteps draw={step => <Span step={step} />} />
    </Screen>
  )
}

function Span({ step }: { step: ReportStep }) {
  const span = spanUpTo(shopDayOf(serverNow()), step)
  const asked = useAnswer(() => askMerchant('figures.coupons', { ...span, by: step }))
  const { save, saving } = useReportFile(span, step)
  const { answer } = asked
  if (!answer) return <Waiting {...asked} height={640} />
  if (answer.byTemplate.length === 0) return <Empty icon="coupon" words={words.empty} />
  return (
    <View className="coupon-report">
      <Summary total={answer.total} />
      <Advice report={answer} />
      <Section title={reportWords.chart}>
        <Chart steps={answer.steps} step={step} />
      </Section>
      <Section title={words.byTemplate}>
        <Breakdown
          by="template"
          rows={answer.byTemplate.map(({ templateId, title, figures }) => ({ key: templateId, name: title, figures }))}
        />
      </Section>
      <Section title={reportWords.byStore}>
        <Breakdown
          by="store"
          rows={answer.byStore.map(({ storeId, storeName, figures }) => {
            return { key: storeId ?? '', name: storeName ?? words.noStore, figures }
          })}
        />
      </Section>
      <Ways total={answer.total} />
      <Text className="coupon-report__note">{reportWords.counted}</Text>
      <ActionBar>
        <Button kind="quiet" busy={saving} onPress={() => void save(answer)}>
          {reportWords.save}
        </Button>
      </ActionBar>
    </View>
  )
}

function Advice({ report }: { report: CouponReportView }) {
  const liked = worthIssuingMore(report.byTemplate)
  if (!liked) return null
  const title = report.byTemplate.find(({ templateId }) => templateId === liked.templateId)?.title ?? liked.templateId
  const { message, nextStep } = words.advice(title, usedPercent(liked.figures) ?? 0)
  return <Notice tone="good" message={message} nextStep={nextStep} />
}
