import { type Difference, differences } from '../../console/differences'
import type { Version } from '../../database/history'
import { ask } from './api'
import { openDialog } from './dialog'
import { button, make, shownTime, toast } from './dom'
import type { ShownDocument } from './edit-document'

const MOST_ROWS = 60
const LONGEST_VALUE = 160

const SIGNS: Record<Difference['kind'], string> = { added: '+', removed: '−', changed: '·' }

/** Opens what happened to a document: each write with its author and the fields that it changed, the newest first. */
export async function openHistory(collection: string, document: ShownDocument, done: () => void): Promise<void> {
  const path = `collections/${encodeURIComponent(collection)}`
  const { versions } = await ask<{ versions: Version[] }>(`${path}/history`, { id: document.id })
  openDialog(`${collection} / ${document.id} 的改动`, close => {
    const restore = async (text: string): Promise<void> => {
      if (!confirm('把文档恢复成这次写入之后的样子？')) return
      await ask(`${path}/replace`, { id: document.id, document: text })
      close()
      toast('已恢复')
      done()
    }
    const entries = versions.map((version, at) => entry(version, versions[at + 1], at === 0 ? undefined : restore))
    const none = make('p', { className: 'empty', textContent: '启动以来没有人写过这份文档' })
    const words = '保留每份文档最近 20 次写入，重启后从头记起。'
    const note = make('p', { className: 'quiet', textContent: words })
    return [make('div', { className: 'stack history' }, ...(entries.length > 0 ? [...entries, note] : [none]))]
  })
}

function entry(version: Version, older: Version | undefined, restore?: (text: string) => Promise<void>): HTMLElement {
  const { text } = version
  const head = make(
    'header',
    { className: 'spread' },
    make('strong', { textContent: titleOf(version, older) }),
    make('span', { className: 'quiet', textContent: shownTime(version.at) }),
  )
  const rows = text === null ? [] : rowsOf(text, older)
  const foot = make('footer', { className: 'spread' }, authorOf(version))
  if (restore && text !== null) foot.append(button('恢复成这样', () => restore(text), 'quiet'))
  return make('article', { className: 'card padded' }, head, ...rows, foot)
}

function titleOf({ text }: Version, older: Version | undefined): string {
  if (text === null) return '删除'
  if (!older) return '保留的最早一次写入'
  if (older.text === null) return '重新创建'
  const count = differences(JSON.parse(older.text), JSON.parse(text)).length
  return count === 0 ? '内容没有变' : `改动 ${count} 处`
}

function rowsOf(text: string, older: Version | undefined): HTMLElement[] {
  if (!older || older.text === null) return [make('pre', { textContent: JSON.stringify(JSON.parse(text), null, 2) })]
  const found = differences(JSON.parse(older.text), JSON.parse(text))
  const rows = found.slice(0, MOST_ROWS).map(row)
  if (found.length > MOST_ROWS) {
    rows.push(make('li', { className: 'quiet', textContent: `还有 ${found.length - MOST_ROWS} 处` }))
  }
  return rows.length > 0 ? [make('ul', { className: 'diff' }, ...rows)] : []
}

function row(difference: Difference): HTMLElement {
  const { path, kind } = difference
  const values: (HTMLElement | string)[] = []
  if (kind !== 'added') values.push(make('del', { textContent: short(difference.before) }))
  if (kind === 'changed') values.push(' → ')
  if (kind !== 'removed') values.push(make('ins', { textContent: short(difference.after) }))
  const field = make('code', { textContent: `${SIGNS[kind]} ${path}` })
  return make('li', {}, field, make('span', { className: 'values' }, ...values))
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

function authorOf({ author }: Version): HTMLElement {
  if (!author) return make('span', { className: 'quiet', textContent: '控制台或导入' })
  return make('a', {
    className: 'quiet',
    href: `#requests?id=${encodeURIComponent(author.requestId)}`,
    textContent: `云函数 ${author.function}`,
    title: author.requestId,
  })
}
