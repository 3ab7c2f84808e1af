import { type CommandId, isId, type PackId, type UndoId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { EntryFacts } from '../../src/domain/ledger/facts/entry-facts'
import { undoRedemption as decide } from '../../src/domain/pack/undo-redemption'
import { Refusal } from '../../src/domain/refusal'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import { tillRulesOf } from '../../src/domain/till/till-rules'
import type { Instant } from '../../src/domain/time'
import { findEntry } from '../_store/entries'
import { type Committed, commitCommand } from './commit-command'

type Redemption = Entry & { facts: Extract<EntryFacts, { kind: 'coupon_redeemed' }> }

/** Takes a redemption of the caller's own store back, once, within the merchant's time. */
export async function undoRedemption(
  wish: { undoId: UndoId; receiptId: string },
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<Committed> {
  const redemption = await redemptionOf(wish.receiptId, staff, at)
  const { undoMinutes } = tillRulesOf(rules)
  return commitCommand({
    packId: redemption.packId,
    commandId: wish.undoId,
    content: { undo: redemption.commandId, staffId: staff.staffId },
    rulesVersion: rules.version,
    at,
    decide: pack => decide(pack, { redemption, staffId: staff.staffId, undoMinutes }, at),
  })
}

/** Another store's redemption is as unknown as one that never was. */
async function redemptionOf(receiptId: string, staff: StaffMember, at: Instant): Promise<Redemption> {
  const [packId, redeemId, ...rest] = receiptId.split(':')
  const readable = isId<'pk'>('pk', packId) && isId<'rdm'>('rdm', redeemId) && rest.length === 0
  const entry = readable ? await findEntry(packId as PackId, redeemId as CommandId, at) : null
  if (!entry || !isRedemption(entry) || entry.facts.storeId !== staff.storeId) {
    throw new Refusal('REDEMPTION_UNKNOWN', {})
  }
  return entry
}

function isRedemption(entry: Entry): entry is Redemption {
  return entry.facts.kind === 'coupon_redeemed'
}
