import { join } from 'node:path'
import { type Figure, figure, type Part } from './figure'
import { runJitless } from './jitless'

/** How long a staff phone takes to judge one coupon without a network. */
export const offline: Part = {
  names: ['offline.verify_ms'],
  async *measure(): AsyncGenerator<Figure> {
    const { medianMs } = runJitless<{ medianMs: number }>(join(__dirname, 'offline-once.ts'))
    yield figure('offline.verify_ms', medianMs, 'ms')
  },
}
