import type { NamingId, PackId } from '../../src/domain/ids'
import { changeCardKind } from '../../src/domain/pack/name-card'
import type { CardKind, Pack } from '../../src/domain/pack/pack'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { eraseIdentity, findIdentity, type Identity, putIdentity } from '../_store/identities'
import { loadPack } from '../_store/packs'
import { commitCommand } from './commit-command'

/** What is on file about a card's holder, beside the pack. */
export interface OnFile {
  pack: Pack
  identity: Identity | null
}

/** A card and who it was named for. */
export async function readIdentity(packId: PackId, at: Instant): Promise<OnFile> {
  const [pack, identity] = await Promise.all([loadPack(packId, at), findIdentity(packId)])
  return { pack, identity }
}

/** Names a card: the identity goes on file first, so that no card is ever a named one without. */
export async function nameCard(
  wish: { packId: PackId; namingId: NamingId; name: string; phone: string },
  rules: Rules,
  at: Instant,
): Promise<OnFile> {
  const { packId, namingId, name, phone } = wish
  await loadPack(packId, at)
  const identity: Identity = { name, phone, consentAt: at }
  await putIdentity(packId, identity)
  return { pack: await commitKind(packId, namingId, 'named', rules, at), identity }
}

/** Takes the name away: the card must fit the unnamed ceiling first, then everything on file is erased. */
export async function eraseName(packId: PackId, namingId: NamingId, rules: Rules, at: Instant): Promise<OnFile> {
  const pack = await commitKind(packId, namingId, 'unnamed', rules, at)
  await eraseIdentity(packId)
  return { pack, identity: null }
}

/** The entry holds no personal data: the chain outlives what is on file. */
async function commitKind(packId: PackId, namingId: NamingId, cardKind: CardKind, rules: Rules, at: Instant) {
  const { pack } = await commitCommand({
    packId,
    commandId: namingId,
    content: { cardKind },
    rulesVersion: rules.version,
    at,
    decide: pack => changeCardKind(pack, cardKind, rules, at),
  })
  return pack
}
