import { roundOf } from '../../src/domain/hand-outs/hand-out'
import type { HandOutWork } from '../../src/domain/hand-outs/work'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { listHandOutWork } from '../_store/hand-out-work'

/** How far the clock has come with the hand-outs that are live: with its round of this month, of a birthday's. */
export function readHandOutWork({ handOuts }: Rules, at: Instant): Promise<HandOutWork[]> {
  return listHandOutWork(handOuts.filter(({ to }) => to.kind !== 'scan').map(each => roundOf(each, at)))
}
