import type { PasswordStanding, PayPasswordOutputs, payPasswordInputs } from '../../src/contract/risk'
import { isOpenReset, type PasswordReset } from '../../src/domain/risk/password-reset'
import { USUAL_RESET_HOURS } from '../../src/domain/risk/risk-rules'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { passwordOf, setPassword } from '../_usecases/pay-password'
import { askReset, giveUpReset } from '../_usecases/reset-password'

/** The payment password, and the way to another when it is forgotten. */
export const payPasswordActions: Actions<typeof payPasswordInputs, PayPasswordOutputs, Shopper> = {
  'payPassword.state': async (_input, { packId }, call) => {
    const [{ rules }, known] = await Promise.all([publishedFor(call), passwordOf(packId)])
    return { ...standing(known, call.at), resetHours: resetHoursOf(rules) }
  },
  'payPassword.set': async ({ password, before = null, resetId = null }, { packId }, { at }) =>
    standing(await setPassword({ packId, password, before, resetId }, at), at),
  'payPassword.forgotten': async ({ resetId }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    return standing(await askReset({ packId, resetId }, resetHoursOf(rules), call.at), call.at)
  },
  'payPassword.keep': async ({ resetId }, { packId }, { at }) =>
    standing(await giveUpReset({ packId, resetId }, at), at),
}

function resetHoursOf({ risk }: Rules): number {
  return risk?.resetHours ?? USUAL_RESET_HOURS
}

function standing(known: { reset?: PasswordReset } | null, at: Instant): PasswordStanding {
  const reset = known?.reset
  return { isSet: known !== null, reset: isOpenReset(reset, at) ? reset : null }
}
