/** The payer's sheet: shows one order, lets it be paid, cancelled or fail, and tells the page around it. */
import type { CashierAction, CashierOutcome, CashierView } from '../pay/cashier'

const prepayId = new URLSearchParams(location.search).get('prepay_id') ?? ''
const order = `/pay/sandbox/${encodeURIComponent(prepayId)}`

const OUTCOME_WORDS: Record<CashierOutcome, string> = {
  paid: '支付成功',
  cancelled: '已取消支付',
  failed: '支付失败',
}
const ENDED_WORDS: Record<Exclude<CashierView['state'], 'open'>, string> = {
  paid: '这笔订单已经支付',
  closed: '订单已关闭',
  expired: '订单已过期',
}

function part(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}

function yuan(fen: number): string {
  const [whole = '0', cents = '00'] = (fen / 100).toFixed(2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

let ended: CashierOutcome = 'cancelled'

function showEnd(words: string, outcome: CashierOutcome): void {
  ended = outcome
  part('bill').hidden = true
  part('end').hidden = false
  part('tick').toggleAttribute('hidden', outcome !== 'paid')
  part('words').textContent = words
}

let shown: CashierView | undefined

/** Tells the page around the sheet; a whole page goes back to the shop, as each service does it. */
function tell(outcome: CashierOutcome): void {
  if (shown?.returnUrl !== undefined) goBack(shown.returnUrl, shown.service === 'unionpay')
  else if (parent !== window) parent.postMessage({ type: 'cashier', outcome }, location.origin)
}

const WALLETS: Record<CashierView['service'], string> = {
  wechat: '零钱',
  alipay: '支付宝余额',
  unionpay: '云闪付银行卡',
}

function goBack(url: string, isPosted: boolean): void {
  if (!isPosted) {
    location.assign(url)
    return
  }
  const form = Object.assign(document.createElement('form'), { action: url, method: 'post' })
  document.body.append(form)
  form.submit()
}

function showBill(view: CashierView): void {
  part('wallet').textContent = WALLETS[view.service]
  part('shop').textContent = view.shop
  part('amount').textContent = yuan(view.totalFee)
  part('item-row').hidden = view.item === undefined
  part('item').textContent = view.item ?? ''
  part('bill').hidden = false
}

function setEnabled(isEnabled: boolean): void {
  for (const button of document.querySelectorAll('button')) button.disabled = !isEnabled
}

async function press(action: CashierAction): Promise<void> {
  setEnabled(false)
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(order, {
      method: 'POST',
      headers,
      body: JSON.stringify({ action }),
    })
    const reply = (await response.json()) as {
      outcome?: CashierOutcome
      errMsg?: string
    }
    const outcome = reply.outcome ?? 'failed'
    showEnd(reply.errMsg ?? OUTCOME_WORDS[outcome], outcome)
    tell(outcome)
  } catch {
    // No answer, so the payment is unknown: the payer may press again, and pressing twice pays once.
    part('pay').textContent = '没有连上，点此重试'
  } finally {
    setEnabled(true)
  }
}

/** Closing the sheet cancels an open order; at the end it only repeats how it ended. */
function leave(): void {
  if (part('bill').hidden) tell(ended)
  else void press('cancel')
}

async function open(): Promise<void> {
  const response = await fetch(order)
  if (!response.ok) return showEnd('订单不存在', 'failed')
  const view = (await response.json()) as CashierView
  shown = view
  document.body.dataset.service = view.service
  if (view.state === 'open') showBill(view)
  else showEnd(ENDED_WORDS[view.state], view.state === 'paid' ? 'paid' : 'failed')
}

document.body.classList.toggle('alone', parent === window)
part('pay').addEventListener('click', () => void press('pay'))
part('fail').addEventListener('click', () => void press('fail'))
part('cancel').addEventListener('click', () => void press('cancel'))
part('close').addEventListener('click', leave)
open().catch(() => showEnd('没有连上收银台', 'cancelled'))
