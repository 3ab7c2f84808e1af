import { ask } from './api'
import { button, make, shownTime, toast } from './dom'
import { faultsSection } from './faults-section'
import { keepFresh } from './live'

interface Status {
  test: boolean
  clock: { now: number; frozen: boolean; offsetMs: number }
  timers: {
    running: boolean
    schedule: {
      function: string
      trigger: string
      config: string
      nextAt?: number
    }[]
  }
  functions: { name: string; timeoutMs: number }[]
  instances: Record<string, number>
  rssBytes: number
}

const HOUR = 3_600_000
const STEPS: [words: string, ms: number][] = [
  ['+1 分钟', 60_000],
  ['+1 小时', HOUR],
  ['+1 天', 24 * HOUR],
  ['+30 天', 30 * 24 * HOUR],
]

/** The clock, the functions with their instances and timers, and the faults. */
export async function machinePanel(panel: HTMLElement): Promise<void> {
  const clock = make('section', { className: 'card padded' })
  const functions = make('section', { className: 'card padded' })
  const faults = make('section', { className: 'card padded' })
  panel.replaceChildren(
    make('div', { className: 'halves' }, make('div', { className: 'results' }, clock, faults), functions),
  )
  const show = async (): Promise<void> => {
    const status = await ask<Status>('status')
    clock.replaceChildren(...clockParts(status, show))
    functions.replaceChildren(...functionParts(status))
  }
  const { test } = await ask<Status>('status')
  faults.replaceChildren(...(await faultsSection(test)))
  // Redrawing under a pressed button would swallow the click.
  await keepFresh(
    panel,
    1000,
    show,
    () => clock.querySelector(':active') !== null || functions.querySelector(':active') !== null,
  )
}

function clockParts({ clock }: Status, show: () => Promise<void>): HTMLElement[] {
  const change = (body: object) => async (): Promise<void> => {
    await ask('clock', body)
    await show()
  }
  const tools = make(
    'div',
    { className: 'tools' },
    ...STEPS.map(([words, advanceMs]) => button(words, change({ advanceMs }))),
  )
  tools.append(
    button(clock.frozen ? '继续走' : '停住', change({ frozen: !clock.frozen })),
    button('回到现在', change({ reset: true })),
  )
  const moved = Math.abs(clock.offsetMs) > 1000 ? '（已拨动）' : ''
  return [
    make('h2', { textContent: `时钟${moved}` }),
    make('p', {
      className: 'clock',
      textContent: `${new Date(clock.now + 8 * HOUR).toISOString().slice(0, 10)} ${shownTime(clock.now).split(' ').at(-1)}`,
    }),
    tools,
  ]
}

function functionParts({ functions, instances, timers, rssBytes }: Status): HTMLElement[] {
  const rows = functions.map(({ name, timeoutMs }) => {
    const timer = timers.schedule.find(entry => entry.function === name)
    const next = timer?.nextAt === undefined ? '' : `，下次 ${shownTime(timer.nextAt)}`
    const facts = [
      `${instances[name] ?? 0} 个实例`,
      `超时 ${timeoutMs / 1000} 秒`,
      timer ? `定时 ${timer.config}${next}` : '',
    ]
    const row = make('li', { className: 'spread' })
    row.append(
      make(
        'div',
        {},
        make('strong', { textContent: name }),
        make('p', {
          className: 'quiet',
          textContent: facts.filter(Boolean).join(' · '),
        }),
      ),
    )
    if (timer) row.append(button('触发', () => fire(name)))
    return row
  })
  const memory = make('p', {
    className: 'quiet',
    textContent: `本地云占用内存 ${Math.round(rssBytes / 1024 / 1024)} MiB${timers.running ? '' : '，定时器未自动运行'}`,
  })
  return [make('h2', { textContent: '云函数' }), memory, make('ul', { className: 'rows' }, ...rows)]
}

async function fire(name: string): Promise<void> {
  const result = await ask<unknown>(`timers/${encodeURIComponent(name)}/fire`, {})
  toast(`${name}：${JSON.stringify(result)}`)
}
