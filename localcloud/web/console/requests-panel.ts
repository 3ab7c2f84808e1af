import type { CloudCall, InvocationRecord } from '../../requests/request-log'
import { ask } from './api'
import { make, shownTime } from './dom'
import { keepFresh } from './live'

const SOURCE_WORDS: Record<string, string> = {
  wx_client: '小程序',
  wx_trigger: '定时触发',
  wx_paycallback: '支付回调',
  wx_http: 'HTTP 访问',
  scf: '云函数',
}

/** The function calls as they go by, newest first, each with its cloud calls on a time line. */
export async function requestsPanel(panel: HTMLElement): Promise<void> {
  const list = make('div', { className: 'results' })
  const filter = make('input', {
    className: 'filter',
    type: 'search',
    placeholder: '筛选：云函数、身份、错误或事件里的文字',
    ariaLabel: '筛选请求',
    spellcheck: false,
  })
  panel.replaceChildren(filter, list)
  const opened = new Set<string>()
  const asked = new URLSearchParams(location.hash.split('?')[1]).get('id')
  if (asked !== null) opened.add(asked)
  let sought = asked
  await keepFresh(panel, 1000, async () => {
    const { requests } = await ask<{ requests: InvocationRecord[] }>(
      `requests?limit=${asked === null && filter.value === '' ? 60 : 1000}`,
    )
    const wanted = requests.filter(record => mentions(record, filter.value.trim()))
    const rows = wanted.map(record => row(record, opened))
    const empty = requests.length > 0 ? '没有符合条件的请求' : '还没有请求'
    list.replaceChildren(...(rows.length ? rows : [make('p', { className: 'empty', textContent: empty })]))
    const at = wanted.findIndex(({ requestId }) => requestId === sought)
    if (at >= 0) rows[at]?.scrollIntoView({ block: 'center' })
    sought = null
  })
}

function mentions({ function: name, openid, source, error, event }: InvocationRecord, text: string): boolean {
  return [name, openid, source, error, event].some(part => part?.includes(text))
}

function row(record: InvocationRecord, opened: Set<string>): HTMLElement {
  const details = make('details', {
    className: `card request ${record.state}`,
    open: opened.has(record.requestId),
  })
  details.addEventListener('toggle', () => {
    if (details.open) opened.add(record.requestId)
    else opened.delete(record.requestId)
  })
  const databaseCalls = record.calls.filter(({ action }) => action.startsWith('database.')).length
  const facts = [
    shownTime(record.startedAt),
    record.source
      .split(',')
      .map(source => SOURCE_WORDS[source] ?? source)
      .join(' → '),
    record.openid ?? '无身份',
    `${databaseCalls} 次数据库调用`,
    record.cold ? '冷启动' : '',
  ]
  const summary = make('summary', {})
  summary.append(
    make('strong', { textContent: record.function }),
    make('span', {
      className: 'took',
      textContent: record.ms === undefined ? '运行中' : `${record.ms.toFixed(1)} ms`,
    }),
    make('span', {
      className: 'quiet facts',
      textContent: facts.filter(Boolean).join(' · '),
    }),
  )
  details.append(summary)
  if (record.error) details.append(make('pre', { className: 'wrong-text', textContent: record.error }))
  details.append(timeline(record), make('pre', { textContent: record.event }))
  if (record.output) details.append(make('pre', { textContent: record.output }))
  return details
}

function timeline({ calls, ms }: InvocationRecord): HTMLElement {
  const whole = Math.max(ms ?? 0, ...calls.map(({ endMs, startMs }) => endMs ?? startMs), 1)
  return make('ol', { className: 'timeline' }, ...calls.map(call => bar(call, whole)))
}

function bar(call: CloudCall, whole: number): HTMLElement {
  const end = call.endMs ?? whole
  const line = make('i', {
    className: call.error ? 'bar-line bad' : 'bar-line',
  })
  line.style.left = `${(call.startMs / whole) * 100}%`
  line.style.width = `${Math.max(0.5, ((end - call.startMs) / whole) * 100)}%`
  const name = `${call.action.replace('database.', '')} ${call.target ?? ''}${call.error ? ` · ${call.error}` : ''}`
  const took = call.endMs === undefined ? '…' : `${(end - call.startMs).toFixed(1)} ms`
  return make(
    'li',
    {},
    make('span', { textContent: name }),
    make('span', { className: 'track' }, line),
    make('span', { className: 'quiet', textContent: took }),
  )
}
