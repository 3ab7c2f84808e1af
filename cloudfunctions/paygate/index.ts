import { isId } from '../../src/domain/ids'
import { instant } from '../../src/domain/time'
import { log } from '../_platform/log'
import { channelNamed } from '../_platform/payments/channels'
import type { HttpEvent } from '../_platform/payments/http-event'
import { topUpPage } from '../_platform/payments/paygate'
import { wasHeard } from '../_usecases/hear-word'

interface HttpAnswer {
  statusCode: number
  headers: Record<string, string>
  body: string
}

/**
 * What payment services that are paid in a browser send over HTTP: `/notice/<channel>` tells that something was paid or
 * given back, `/return/<orderId>` brings the shopper back to the app. Neither is believed: a notice makes us ask, and who
 * comes back is told how the order stands.
 */
export async function main(event: HttpEvent): Promise<HttpAnswer> {
  const [what = '', name = '', shared = ''] = partsOf(event.path ?? '')
  if (what === 'return') return backToApp(name, shared)
  if (what === 'notice' && event.httpMethod === 'POST') return hear(name, event)
  return answer(404, '')
}

/** The parts of the address behind the function's own, however much of it the platform hands over. */
function partsOf(path: string): string[] {
  const parts = path.split('/')
  const start = parts.findIndex(part => part === 'notice' || part === 'return')
  return start < 0 ? [] : parts.slice(start)
}

async function hear(name: string, event: HttpEvent): Promise<HttpAnswer> {
  const channel = channelNamed(name)
  if (!channel?.notices) return answer(404, '')
  const { subjectOf, heard } = channel.notices
  const subject = await subjectOf(event).catch(() => null)
  if (subject === null) {
    log('notice not believed', { channel: channel.channel })
    return answer(401, 'fail')
  }
  return (await wasHeard(subject, instant(Date.now()))) ? answer(200, heard) : answer(500, 'fail')
}

function backToApp(name: string, shared: string): HttpAnswer {
  if (!isId<'ord'>('ord', name)) return answer(404, '')
  const page = topUpPage(name, isId<'pk'>('pk', shared) ? shared : null)
  // A cashier may post here: what follows is a question of its own.
  return { statusCode: 303, headers: { location: page }, body: '' }
}

function answer(statusCode: number, body: string): HttpAnswer {
  return { statusCode, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
}
