import type { RequestEnvelope } from '../contract/envelope'
import { whoAmI } from './person.h5'
import { TransportFailure } from './transport-failure'

/** Longer than a function lives: what has not come by then never will. A browser alone would wait for minutes. */
const PATIENCE_MS = 25_000

export function openTransport(): void {
  // A browser needs no preparation: every call names its person.
}

export async function carry(functionName: string, request: RequestEnvelope): Promise<unknown> {
  const openid = await whoAmI()
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(), PATIENCE_MS)
  const unreached = (error: unknown): never => {
    throw new TransportFailure('unreached', String(error))
  }
  try {
    const reply = await fetch(`/call/${functionName}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-wx-openid': openid },
      body: JSON.stringify(request),
      signal: waiting.signal,
    }).catch(unreached)
    if (!reply.ok) throw new TransportFailure('failed', `${reply.status} ${await reply.text().catch(unreached)}`)
    return await reply.json().catch(unreached)
  } finally {
    clearTimeout(timer)
  }
}
