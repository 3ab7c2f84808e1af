import http, { type ClientRequest } from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

type Send = (...args: unknown[]) => ClientRequest

/**
 * Counts the requests of this thread from their making to their last byte. Node's own diagnostics tell of a request only
 * once it was sent: one whose body is still being put together would look like none.
 */
export class OutgoingRequests {
  private underWay = 0

  /** Requests made and not yet answered in full, or broken off. */
  get count(): number {
    return this.underWay
  }

  watch(): void {
    for (const module of [http, https] as { request: unknown; get: unknown }[]) {
      const send = module.request as Send
      const request: Send = (...args) => {
        const made = send(...args)
        this.underWay += 1
        made.once('close', () => {
          this.underWay -= 1
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
      this.underWay += 1
      try {
        const answer = await fetch(...args)
        const body = await answer.arrayBuffer()
        const { status, statusText, headers, url } = answer
        const whole = new Response(body.byteLength > 0 ? body : null, { status, statusText, headers })
        return Object.defineProperty(whole, 'url', { value: url })
      } finally {
        this.underWay -= 1
      }
    }
  }
}
