/** The local cloud's console: one page, a panel per tab, chosen by the hash. */
import { ask } from './console/api'
import { documentsPanel } from './console/documents-panel'
import { byId, doing, make } from './console/dom'
import { stopFreshening } from './console/live'
import { machinePanel } from './console/machine-panel'
import { requestsPanel } from './console/requests-panel'
import { servicesPanel } from './console/services-panel'

interface Tab {
  hash: string
  title: string
  show: (panel: HTMLElement) => Promise<void>
}

const TABS: [Tab, ...Tab[]] = [
  { hash: 'documents', title: '数据', show: documentsPanel },
  { hash: 'requests', title: '请求', show: requestsPanel },
  { hash: 'services', title: '支付与消息', show: servicesPanel },
  { hash: 'machine', title: '函数与时钟', show: machinePanel },
]

function showTab(): void {
  const name = location.hash.slice(1).split('?')[0]
  const current = TABS.find(({ hash }) => hash === name) ?? TABS[0]
  const links = TABS.map(({ hash, title }) => {
    const link = make('a', { href: `#${hash}`, textContent: title })
    if (hash === current.hash) link.setAttribute('aria-current', 'page')
    return link
  })
  byId('tabs').replaceChildren(...links)
  stopFreshening()
  for (const dialog of document.querySelectorAll('dialog')) dialog.close()
  doing(() => current.show(byId('panel')))()
}

async function showWhere(): Promise<void> {
  const { envId } = await ask<{ envId: string }>('status')
  byId('where').textContent = envId
}

addEventListener('hashchange', showTab)
showTab()
doing(showWhere)()
