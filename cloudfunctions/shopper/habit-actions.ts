import type { HabitOutputs, habitInputs } from '../../src/contract/habits'
import type { Actions } from '../_platform/serve'
import type { Shopper } from '../_usecases/actors'
import { remindOfRenewal, setBirthday } from '../_usecases/change-habits'
import { birthdayView } from './points-view'

export const habitActions: Actions<typeof habitInputs, HabitOutputs, Shopper> = {
  'birthday.set': async ({ month }, { packId }, { at }) => {
    const { birthday } = await setBirthday({ packId, month }, at)
    return birthdayView(birthday ?? { month, setAt: at })
  },
  'renewal.remind': async ({ remind }, { packId }, { at }) => {
    const { renewalReminder } = await remindOfRenewal({ packId, remind }, at)
    return { remind: renewalReminder }
  },
}
