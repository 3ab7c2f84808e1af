import { serverNow } from '../../cloud/clock'
import { useSaveFile } from '../../cloud/useSaveFile'
import type { StoredValueView } from '../../contract/stored-value'
import { reportWords } from '../../copy/reports'
import { storedValueWords as words } from '../../copy/stored-value'
import type { ReportSpan, ReportStep } from '../../domain/figures/report-steps'
import { type StoredValueRow, storedValueCsv } from '../../domain/figures/stored-value-csv'

/** What came in and left as it stands on screen, given to the merchant as a file. */
export function useFlowsFile({ from, to }: ReportSpan, step: ReportStep) {
  const { save, saving } = useSaveFile(reportWords.saved)
  const saveFlows = (report: StoredValueView) => save(words.fileName(from, to), storedValueCsv(rowsOf(report, step)))
  return { save: saveFlows, saving }
}

function rowsOf({ total, steps, byStore }: StoredValueView, step: ReportStep): StoredValueRow[] {
  const { groups, stepName } = reportWords
  const now = serverNow()
  return [
    { group: groups.total, name: '', flows: total },
    ...steps.map(({ from, flows }) => ({ group: groups.step, name: stepName[step](from, now), flows })),
    ...byStore.map(({ storeName, flows }) => ({ group: groups.store, name: storeName ?? words.noStore, flows })),
  ]
}
