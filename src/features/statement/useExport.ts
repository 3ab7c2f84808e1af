import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { saveFile } from '../../cloud/save-file'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { StatementPage } from '../../contract/statement'
import { statementWords as words } from '../../copy/statement'
import { statementCsv } from '../../domain/ledger/statement-csv'
import type { StatementLine } from '../../domain/ledger/statement-line'
import { shopDayOf } from '../../domain/time'
import { say } from '../../ui/toast'

/** No file becomes longer than a spreadsheet likes; a card is used for years before it has so many lines. */
const MOST_LINES = 50_000

/** Reads the whole statement, page by page, and gives it to the member as a file. */
export function useExport() {
  const [read, setRead] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const busy = useRef(false)
  const save = async () => {
    if (busy.current) return
    busy.current = true
    setTrouble(null)
    setRead(0)
    try {
      const lines = await everyLine(setRead)
      await saveFile(words.save.fileName(shopDayOf(serverNow())), statementCsv(lines.reverse()))
      say(words.save.done)
    } catch (error) {
      // Whoever closes WeChat's sheet has changed their mind.
      if (!isCancelled(error)) setTrouble(troubleOf(error))
    } finally {
      busy.current = false
      setRead(null)
    }
  }
  return { read, trouble, save }
}

async function everyLine(report: (read: number) => void): Promise<StatementLine[]> {
  const lines: StatementLine[] = []
  for (let before: number | null = null; lines.length < MOST_LINES; ) {
    const page: StatementPage = await askShopper('statement.export', before === null ? {} : { before })
    lines.push(...page.lines)
    report(lines.length)
    if (page.next === null) break
    before = page.next
  }
  return lines
}

function isCancelled(error: unknown): boolean {
  return /cancel/.test(String((error as { errMsg?: unknown } | null)?.errMsg ?? ''))
}
