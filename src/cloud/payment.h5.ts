import type { PaymentParameters } from '../contract/top-up'
import type { ClientKind } from '../domain/channels/channel'
import type { CashierPage } from '../domain/top-up/order'
import type { PaymentOutcome } from './payment'

export const CLIENT: ClientKind = 'browser'

const OUTCOMES: unknown[] = ['paid', 'cancelled', 'failed'] satisfies PaymentOutcome[]

/** The local cloud's cashier in a sheet over the page, as WeChat's own lies over a mini-program. Leaving the page cancels. */
export function pay(parameters: PaymentParameters): Promise<PaymentOutcome> {
  const cashier = document.createElement('iframe')
  cashier.src = `/pay/cashier?${parameters.package}`
  cashier.title = '微信支付'
  // A frame of another colour scheme than its element's is painted opaque; the cashier names none, which means light.
  cashier.style.cssText =
    'position:fixed;inset:0;z-index:1000;width:100%;height:100%;border:0;background:var(--shade);color-scheme:light'
  document.body.appendChild(cashier)

  return new Promise(resolve => {
    const close = (outcome: PaymentOutcome) => {
      window.removeEventListener('message', hear)
      window.removeEventListener('popstate', leave)
      cashier.remove()
      resolve(outcome)
    }
    const hear = (event: MessageEvent) => {
      if (event.origin !== location.origin || event.source !== cashier.contentWindow) return
      const { type, outcome } = (event.data ?? {}) as { type?: unknown; outcome?: unknown }
      if (type === 'cashier' && OUTCOMES.includes(outcome)) close(outcome as PaymentOutcome)
    }
    const leave = () => close('cancelled')
    window.addEventListener('message', hear)
    window.addEventListener('popstate', leave)
  })
}

/** Leaves for a cashier elsewhere; answers `cancelled` when the person comes back without a word from there. */
export function goToCashier({ url, fields }: CashierPage): Promise<PaymentOutcome> {
  // A browser that goes back brings the page as it was left, and nothing else tells it so.
  const turned = new Promise<PaymentOutcome>(resolve => {
    window.addEventListener('pageshow', () => resolve('cancelled'), { once: true })
  })
  if (fields === null) location.assign(url)
  else post(url, fields)
  return turned
}

function post(url: string, fields: Record<string, string>): void {
  const form = Object.assign(document.createElement('form'), { action: url, method: 'post', hidden: true })
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
  document.body.append(form)
  form.submit()
}
