import { utf8Bytes } from '../domain/codes/bytes'

/**
 * Stands in for the web's TextEncoder where a library names it: WeChat's engine has none. The build puts it into the
 * mini-program (config/index.ts), and nothing of ours uses it.
 */
export class TextEncoder {
  encode(text: string): Uint8Array {
    return utf8Bytes(text)
  }
}
