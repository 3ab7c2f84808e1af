import { join } from 'node:path'
import { type Figure, figure, type Part } from './figure'
import { runJitless } from './jitless'

/** How quickly a phone re-computes its ledger. */
export const verify: Part = {
  names: ['verify.entries_per_s'],
  async *measure(): AsyncGenerator<Figure> {
    const { perSecond } = runJitless<{ perSecond: number }>(join(__dirname, 'verify-once.ts'))
    yield figure('verify.entries_per_s', perSecond, 'entries/s')
  },
}
