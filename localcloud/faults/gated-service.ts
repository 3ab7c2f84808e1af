import type { Invoker } from '../functions/invoker'
import { targetOf } from '../protocol/admin-request'
import type { AdminService } from '../protocol/admin-route'

/** Sends the requests of gated calls through the gate. */
export function gatedService(invoker: Invoker, serve: AdminService): AdminService {
  return async request => {
    const { gate } = invoker
    const call = request.invocation?.gated
    if (!gate || !call) return serve(request)
    const label = `${request.action} ${targetOf(request) ?? ''}`.trim()
    return gate.request(call, label, request.action === 'functions.invokeFunction', () => serve(request))
  }
}
