import { setTimeout as sleep } from 'node:timers/promises'
import type { AdminService } from '../protocol/admin-route'

/** Makes database calls as slow as they are over a network. */
export class Slowness {
  /** Milliseconds added to each database call. */
  dbDelayMs = 0

  around(serve: AdminService): AdminService {
    return async request => {
      if (this.dbDelayMs > 0 && request.action.startsWith('database.')) await sleep(this.dbDelayMs)
      return serve(request)
    }
  }
}
