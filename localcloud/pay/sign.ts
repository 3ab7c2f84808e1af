import { createHash } from 'node:crypto'
import { chanceBytes } from '../faults/chance'

/** The sandbox merchant's v2 key: not a secret, there is nothing behind it. */
const SANDBOX_KEY = 'localcloud0sandbox0merchant0key0'

/** 32 characters, as WeChat Pay's own. */
export function nonce(): string {
  return chanceBytes(16).toString('hex').toUpperCase()
}

/** WeChat Pay v2 signature (MD5) over the non-empty fields in ASCII order. */
export function signV2(fields: Record<string, string>): string {
  const text = Object.keys(fields)
    .filter(name => fields[name] !== '')
    .sort()
    .map(name => `${name}=${fields[name]}`)
    .join('&')
  return createHash('md5').update(`${text}&key=${SANDBOX_KEY}`).digest('hex').toUpperCase()
}
