import type { Mac } from '../codes/shown-code'
import { bodyOf, type IdPrefix, isId } from '../ids'

/** Characters of the body and of its proof. */
const TOKEN = /^([0-9A-Z]{26})([0-9A-Z]{16})$/

/**
 * What a shared link carries: the body of what it leads to, and 80 bits of proof that we made the link. Nobody who merely
 * learns an id (from a statement, from the database) can make the link from it, and no link is stored anywhere.
 */
export function writeLinkToken(id: string, mac: Mac): string {
  return bodyOf(id) + mac(id)
}

/** The id a link leads to; null for anything unknown or forged, without saying which. */
export function readLinkToken<Id extends string>(prefix: IdPrefix, text: string, mac: Mac): Id | null {
  const [, body, proof] = TOKEN.exec(text) ?? []
  const id = `${prefix}_${body}`
  return isId(prefix, id) && proof === mac(id) ? (id as unknown as Id) : null
}
