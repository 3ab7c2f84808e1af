import { welcomesDue } from '../../src/domain/hand-outs/welcome'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { giveHandOut } from './give-hand-out'

/**
 * Gives a new member what new members get, when the card is opened. What cannot be given now keeps nobody from their card,
 * and is tried again when the card is looked at next.
 */
export async function welcomeMember(pack: Pack, rules: Rules, at: Instant): Promise<Pack> {
  let welcomed = pack
  for (const handOut of welcomesDue(pack, rules, at)) {
    try {
      welcomed = (await giveHandOut(handOut, pack.packId, rules, at)).pack
    } catch (error) {
      log('welcome left for later', { reason: error instanceof Refusal ? error.code : errorText(error) })
    }
  }
  return welcomed
}
