import type { TillPasswordOutputs, tillPasswordInputs } from '../../src/contract/risk'
import { Refusal } from '../../src/domain/refusal'
import type { Actions } from '../_platform/serve'
import { type StaffActor, shopperOf } from '../_usecases/actors'
import { holderName } from '../_usecases/holder-name'
import { subjectOf } from '../_usecases/redeem-coupon'
import { letReset } from '../_usecases/reset-password'

/** Help for a member who stands here and has forgotten the payment password. */
export const passwordActions: Actions<typeof tillPasswordInputs, TillPasswordOutputs, StaffActor> = {
  'payPassword.reset': async ({ ticket }, { member: staff, published: { rules } }, call) => {
    const shown = subjectOf(ticket, 'pay', staff, call.at)
    if (staff.role === 'clerk') throw new Refusal('NOT_ALLOWED', {})
    // A code of a shared card names whoever shows it: the password is that person's.
    const packId = shown.memberPackId ?? shown.packId
    if (packId === shopperOf(call).packId) throw new Refusal('OWN_CARD', {})
    const { until } = await letReset({ packId, spendId: shown.spendId }, staff, rules, call.at)
    return { holder: holderName(packId), until }
  },
}
