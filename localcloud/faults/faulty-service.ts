import { setTimeout as sleep } from 'node:timers/promises'
import { targetOf } from '../protocol/admin-request'
import type { AdminService } from '../protocol/admin-route'
import { CloudError } from '../protocol/cloud-error'
import type { Faults } from './faults'
import { suffer } from './suffer'

/** Puts delays and faults between the SDK and the services. */
export function faultyService(faults: Faults, serve: AdminService): AdminService {
  return async request => {
    const { action, invocation } = request
    if (invocation?.abandoned) throw new CloudError('SYS_ERR', 'the instance that asks is dead')
    if (faults.dbDelayMs > 0 && action.startsWith('database.')) await sleep(faults.dbDelayMs)
    const fault = faults.meet({ action, target: targetOf(request), function: invocation?.record.function })
    if (!fault) return serve(request)
    return suffer(
      fault,
      () => serve(request),
      async () => {
        if (!invocation) return
        if (fault.kind === 'abandon') invocation.abandoned = true
        else await invocation.kill('killed by a fault')
      },
    )
  }
}
