import { AsyncLocalStorage } from 'node:async_hooks'
import http, { type ClientRequest } from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

/** What one call of the function has under way. */
interface Tally {
  underWay: number
}

type Send = (...args: unknown[]) => ClientRequest

/**
 * Counts the requests of the running call from their making to their last byte. What an earlier call left behind when it
 * ended counts for that call, whenever it comes to its end: the next one must not seem to wait for it. Node's own diagnostics tell of a request only
 * once it was sent: one whose body is still being put together would look like none.
 */
export class OutgoingRequests {
  private readonly calls = new AsyncLocalStorage<Tally>()
  private current: Tally = { underWay: 0 }

  /** Everything that is asked for from here on, in this call and what follows from it, is the new call's. */
  beginCall(): void {
    this.current = { underWay: 0 }
    this.calls.enterWith(this.current)
  }

  /** Requests of the running call, made and not yet answered in full, or broken off. */
  get count(): number {
    return this.current.underWay
  }

  private get asking(): Tally {
    return this.calls.getStore() ?? this.current
  }

  watch(): void {
    for (const module of [http, https] as { request: unknown; get: unknown }[]) {
      const send = module.request as Send
      const request: Send = (...args) => {
        const made = send(...args)
        const { asking } = this
        asking.underWay += 1
        made.once('close', () => {
          asking.underWay -= 1
        })
        return made
      }
      const get: Send = (...args) => {
        const made = request(...args)
        made.end()
        return made
      }
      Object.assign(module, { request, get })
    }
    syncBuiltinESMExports()
    this.watchFetch()
  }

  /** A fetch counts until all of its answer is there; only then does the function get it. */
  private watchFetch(): void {
    const { fetch } = globalThis
    globalThis.fetch = async (...args) => {
      const { asking } = this
      asking.underWay += 1
      try {
        const answer = await fetch(...args)
        const body = await answer.arrayBuffer()
        const { status, statusText, headers, url } = answer
        const whole = new Response(body.byteLength > 0 ? body : null, { status, statusText, headers })
        return Object.defineProperty(whole, 'url', { value: url })
      } finally {
        asking.underWay -= 1
      }
    }
  }
}
