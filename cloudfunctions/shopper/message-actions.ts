import type { MessageOutputs, messageInputs } from '../../src/contract/messages'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { allowMessages } from '../_usecases/allow-messages'
import { readSwitches, switchMessage } from '../_usecases/message-switches'

export const messageActions: Actions<typeof messageInputs, MessageOutputs, Shopper> = {
  'messages.offer': async (_input, _shopper, call) => {
    const { messages } = (await publishedFor(call)).rules
    return {
      templates: (messages?.templates ?? []).map(each => ({ kind: each.kind, templateId: each.wechatTemplateId })),
      daysBefore: messages?.daysBefore ?? 0,
    }
  },
  'messages.allow': async ({ consentId, templateIds }, { packId }, call) => {
    const { messages } = (await publishedFor(call)).rules
    if (messages === null) return { kinds: [] }
    const consent = { consentId, packId, openid: call.caller.openid, wechatTemplateIds: templateIds }
    return { kinds: await allowMessages(consent, messages, call.at) }
  },
  'messages.switches': async (_input, { packId }, call) => {
    const { messages } = (await publishedFor(call)).rules
    if (messages === null) return { switches: [], daysBefore: 0 }
    return { switches: await readSwitches(packId, messages), daysBefore: messages.daysBefore }
  },
  'messages.switch': async (wish, { packId }, call) => {
    const { messages } = (await publishedFor(call)).rules
    return switchMessage({ ...wish, packId }, messages?.templates ?? [], call.at)
  },
}
