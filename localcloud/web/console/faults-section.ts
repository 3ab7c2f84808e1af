import { ask } from './api'
import { button, make, toast } from './dom'
import { jsonEditor } from './json-editor'

const EXAMPLE = [
  {
    action: 'database.modifyDocument',
    function: '',
    kind: 'timeout',
    effect: 'done',
    nth: 1,
    times: 1,
  },
]

interface Report {
  faults: { fault: object; seen: number; fired: number }[]
}

/** Arms faults written as JSON and says how often each fired. */
export async function faultsSection(isOpen: boolean): Promise<HTMLElement[]> {
  const title = make('h2', { textContent: '故障' })
  if (!isOpen)
    return [
      title,
      make('p', {
        className: 'quiet',
        textContent: '用 --test 启动后，可以在这里让数据库调用、支付通知等按需出错。',
      }),
    ]
  const { faults } = await ask<Report>('faults')
  const armed = faults.length > 0 ? faults.map(({ fault }) => fault) : EXAMPLE.map(({ function: _, ...fault }) => fault)
  const editor = jsonEditor(JSON.stringify(armed, null, 2))
  editor.element.classList.add('small')
  const report = make('p', { className: 'quiet' })
  const count = async (): Promise<void> => {
    const now = await ask<Report>('faults')
    report.textContent =
      now.faults.length === 0
        ? '没有布置故障'
        : now.faults.map(({ seen, fired }, index) => `第 ${index + 1} 条：遇到 ${seen} 次，发生 ${fired} 次`).join('；')
  }
  const arm = async (): Promise<void> => {
    const text = editor.read()
    if (text === undefined) return
    await ask('faults', { faults: JSON.parse(text) as unknown })
    toast('已布置')
    await count()
  }
  const disarm = async (): Promise<void> => {
    await fetch('/localcloud/faults', { method: 'DELETE' })
    await count()
  }
  await count()
  const tools = make(
    'div',
    { className: 'tools' },
    button('布置', arm, 'primary'),
    button('全部撤除', disarm),
    button('看次数', count, 'quiet'),
  )
  return [title, editor.element, tools, report]
}
