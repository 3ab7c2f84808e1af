import type { Reply } from '../contract/envelope'
import type { MerchantInputs, MerchantOutputs } from '../contract/merchant'
import type { ShopperInputs, ShopperOutputs } from '../contract/shopper'
import type { StaffInputs, StaffOutputs } from '../contract/staff'
import { hearServerTime } from './clock'
import { carry } from './transport'
import { isUncertain, Trouble, troubleOf } from './trouble'

/** Every action is a read or carries the id of its intention, so each may be sent again: waits in milliseconds between tries. */
const RETRY_WAITS = [400, 1200]

/** The newest rules this phone has seen; an instance that still holds older ones reads again when it hears of it. */
let rulesVersion = 0

export const askShopper = asking<ShopperInputs, ShopperOutputs>('shopper')
export const askStaff = asking<StaffInputs, StaffOutputs>('staff')
export const askMerchant = asking<MerchantInputs, MerchantOutputs>('merchant')

/** Asks one actor's function. Resolves to the action's output; rejects with Trouble and with nothing else. */
function asking<Inputs, Outputs extends Record<keyof Inputs, unknown>>(actor: string) {
  return async <Action extends keyof Inputs & string>(
    action: Action,
    input: Inputs[Action],
  ): Promise<Outputs[Action]> => {
    for (const wait of RETRY_WAITS) {
      try {
        return await once<Outputs[Action]>(actor, action, input)
      } catch (error) {
        if (!isUncertain(troubleOf(error))) throw error
        await new Promise(resolve => setTimeout(resolve, wait))
      }
    }
    return once<Outputs[Action]>(actor, action, input)
  }
}

async function once<Output>(actor: string, action: string, input: unknown): Promise<Output> {
  const reply = await carry(actor, { action, input, rulesVersion }).catch(error => {
    throw troubleOf(error)
  })
  const read = reply as Reply<Output>
  hearServerTime(read.now)
  if (!read.ok) {
    const { code, message, nextStep, details } = read.refusal
    throw new Trouble(code, message, nextStep, details)
  }
  noteRulesVersion(read.output)
  return read.output
}

function noteRulesVersion(output: unknown): void {
  const seen = (output as { rulesVersion?: unknown } | null)?.rulesVersion
  if (typeof seen === 'number' && seen > rulesVersion) rulesVersion = seen
}
