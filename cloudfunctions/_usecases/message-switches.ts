import type { PackId } from '../../src/domain/ids'
import type { MessageKind, MessageRules, MessageTemplate } from '../../src/domain/messages/message-rules'
import type { Instant } from '../../src/domain/time'
import { consentsLeft } from '../_store/message-consents'
import { putSwitch, switchedOff } from '../_store/message-switches'

/** One kind of message that the shop sends, as a member has it. */
export interface SwitchOfKind {
  kind: MessageKind
  choice: 'on' | 'off'
  /** how many more the member has allowed */
  left: number
}

/** Every kind that the shop sends, whether the member wants it, and how often it may still be sent. */
export async function readSwitches(packId: PackId, { templates }: MessageRules): Promise<SwitchOfKind[]> {
  const [off, ...left] = await Promise.all([
    switchedOff(packId),
    ...templates.map(({ wechatTemplateId }) => consentsLeft(packId, wechatTemplateId)),
  ])
  return templates.map(({ kind }, place) => ({ kind, choice: off.has(kind) ? 'off' : 'on', left: left[place] ?? 0 }))
}

/** Switches one kind off or on. Saying the same again changes nothing. */
export async function switchMessage(
  { packId, kind, choice }: { packId: PackId; kind: MessageKind; choice: 'on' | 'off' },
  templates: readonly MessageTemplate[],
  at: Instant,
): Promise<SwitchOfKind> {
  await putSwitch({ packId, kind, choice }, at)
  const template = templates.find(each => each.kind === kind)
  return { kind, choice, left: template ? await consentsLeft(packId, template.wechatTemplateId) : 0 }
}
