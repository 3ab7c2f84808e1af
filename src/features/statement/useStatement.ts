import { askShopper } from '../../cloud/client'
import { type Pages, usePages } from '../../cloud/usePages'
import type { StatementGroup, StatementLine } from '../../domain/ledger/statement-line'

/** The statement, newest first. `month` is YYYY-MM; null for all of it. Another filter starts over. */
export function useStatement(month: string | null, group: StatementGroup | null): Pages<StatementLine> {
  return usePages({ subject: `${month} ${group}`, version: 0 }, before =>
    askShopper('statement.page', {
      ...(month === null ? {} : { month }),
      ...(group === null ? {} : { group }),
      ...(before === null ? {} : { before }),
    }),
  )
}
