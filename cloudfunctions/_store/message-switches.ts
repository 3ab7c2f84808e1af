import type { PackId } from '../../src/domain/ids'
import { type MessageKind, messageKinds } from '../../src/domain/messages/message-rules'
import type { Instant } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, updateWhere } from './documents'

/** Whether a member wants to be told of one kind of thing; absent as long as nobody has touched the switch. */
interface SwitchDocument {
  packId: PackId
  kind: MessageKind
  choice: 'on' | 'off'
  changedAt: Instant
}

function idOf(packId: PackId, kind: MessageKind): string {
  return `${packId}:${kind}`
}

/** The newest choice counts. */
export async function putSwitch(
  { packId, kind, choice }: Pick<SwitchDocument, 'packId' | 'kind' | 'choice'>,
  at: Instant,
): Promise<void> {
  const document = { packId, kind, choice, changedAt: at }
  if (await insertDocument('message_switches', { _id: idOf(packId, kind), ...document })) return
  await updateWhere('message_switches', { _id: idOf(packId, kind) }, { choice, changedAt: at })
}

/** The kinds that a member does not want to be told. */
export async function switchedOff(packId: PackId): Promise<Set<MessageKind>> {
  const where = { _id: _.in(messageKinds.map(kind => idOf(packId, kind))), choice: 'off' }
  const found = await findDocuments<SwitchDocument>('message_switches', { where, limit: messageKinds.length })
  return new Set(found.map(({ kind }) => kind))
}
