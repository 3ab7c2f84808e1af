import type { ImportReport } from '../../console/json-lines'
import { sendText } from './api'
import { openDialog } from './dialog'
import { button, make, toast } from './dom'

/** Imports a JSON Lines file and lists the lines that were refused. */
export function openImport(collection: string, done: () => void): void {
  openDialog(`${collection}：导入`, () => {
    const file = make('input', {
      type: 'file',
      accept: '.json,.jsonl,.ndjson',
      ariaLabel: '文件',
    })
    const mode = make(
      'select',
      { ariaLabel: '冲突处理' },
      make('option', {
        value: 'insert',
        textContent: 'Insert：_id 已存在则报错',
      }),
      make('option', {
        value: 'upsert',
        textContent: 'Upsert：_id 已存在则整份替换',
      }),
    )
    const report = make('div', { className: 'report', role: 'status' })
    const run = async (): Promise<void> => {
      const [chosen] = file.files ?? []
      if (!chosen) return toast('请先选择文件', true)
      const path = `collections/${encodeURIComponent(collection)}/import?mode=${mode.value}`
      showReport(report, await sendText<ImportReport>(path, await chosen.text()))
      done()
    }
    const hint = make('p', {
      className: 'quiet',
      textContent: 'JSON Lines：一行一份文档，日期写作 {"$date":"2026-01-31T16:00:00.000Z"}',
    })
    return [make('div', { className: 'stack' }, hint, file, mode, button('导入', run, 'primary'), report)]
  })
}

function showReport(box: HTMLElement, { inserted, replaced, errors }: ImportReport): void {
  box.replaceChildren(
    make('p', {
      textContent: `新增 ${inserted}，替换 ${replaced}，出错 ${errors.length}`,
    }),
    make('ul', {}, ...errors.map(({ line, message }) => make('li', { textContent: `第 ${line} 行：${message}` }))),
  )
}
