import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { saveFile } from '../../cloud/save-file'
import { useWork } from '../../cloud/useWork'
import type { PaperBatchView } from '../../contract/paper'
import { paperWords } from '../../copy/paper'
import { paperCsv } from '../../domain/paper/paper-csv'
import { Button } from '../../ui/Button'
import { Hero } from '../../ui/Hero'
import { Notice } from '../../ui/Notice'
import { ActionBar, Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { say } from '../../ui/toast'
import { PrintSlips } from './PrintSlips'
import { usePaperCodes, type WholeBatch } from './usePaperCodes'
import './Paper.scss'

const words = paperWords.print

/** A batch on its way to paper: how much paper, what a slip looks like, and the printer. */
export function PaperPrint() {
  const { batchId = '' } = useRouter().params
  const { answer, trouble, asking, ask } = usePaperCodes(batchId as PaperBatchView['batchId'])
  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!answer && !trouble && <Skeleton height={640} radius={24} />}
      {answer && <Ready batch={answer} />}
    </Screen>
  )
}

function Ready({ batch }: { batch: WholeBatch }) {
  const good = batch.slips.filter(({ used }) => !used)
  const used = batch.slips.length - good.length
  return (
    <View className="paper__page">
      <Hero label={`${batch.title} · ${batch.note}`} figure={String(good.length)} note={words.ready} />
      {used > 0 && <Text className="paper__note">{words.skipped(used)}</Text>}
      {good.length === 0 && <Notice {...words.allUsed} />}
      {good.length > 0 && <PrintSlips batch={batch} slips={good} />}
      <Notice message={words.keep} />
      <Save batch={batch} />
    </View>
  )
}

function Save({ batch }: { batch: WholeBatch }) {
  const { file, batch: name } = paperWords
  const { busy, trouble, start } = useWork(async () => {
    const rows = batch.slips.map(({ number, code, used }) => ({ number, code, state: used ? file.used : file.good }))
    await saveFile(name.fileName(batch.note), paperCsv(file.header, rows))
    say(name.exported)
  })
  return (
    <ActionBar>
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button kind="quiet" busy={busy} onPress={start}>
        {name.export}
      </Button>
    </ActionBar>
  )
}
