import type { RequestEnvelope } from '../contract/envelope'
import { whoAmI } from './person.h5'
import { TransportFailure } from './transport-failure'

export function openTransport(): void {
  // A browser needs no preparation: every call names its person.
}

export async function carry(functionName: string, request: RequestEnvelope): Promise<unknown> {
  const reply = await fetch(`/call/${functionName}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-wx-openid': await whoAmI() },
    body: JSON.stringify(request),
  }).catch(error => {
    throw new TransportFailure('unreached', String(error))
  })
  if (!reply.ok) throw new TransportFailure('failed', `${reply.status} ${await reply.text()}`)
  return reply.json()
}
