import * as z from 'zod'
import type { InviteId, MembershipId, OrderId, PackId, SharedId } from '../domain/ids'
import type { StatementLine } from '../domain/ledger/statement-line'
import type { Fen } from '../domain/money'
import type { MemberLimits, SharedKind } from '../domain/shared/sharing'
import type { Instant } from '../domain/time'
import type { ShownCode } from './codes'
import { amountField, clientField, documentIdField, idField, linkTokenField, moneyField, wayField } from './fields'
import { guardFields } from './risk'
import type { OrderView, TopUpOffer } from './top-up'

const sharedPackIdField = idField<PackId>('pk')
const limitsField = z.strictObject({
  perPurchaseFen: amountField.nullable(),
  perDayFen: amountField.nullable(),
  perMonthFen: amountField.nullable(),
})
const ofShared = z.strictObject({ sharedPackId: sharedPackIdField })

/** What a shopper may do with the shared packs (family, enterprise) that they belong to. */
export const sharedInputs = {
  /** opens a shared pack with me as its owner, under an id made on the phone */
  'shared.create': z.strictObject({ sharedId: idField<SharedId>('shr'), kind: z.enum(['family', 'enterprise']) }),
  'shared.read': ofShared,
  /** one invitation brings in one member */
  'shared.invite': z.strictObject({
    inviteId: idField<InviteId>('inv'),
    sharedPackId: sharedPackIdField,
    limits: limitsField,
  }),
  'shared.readInvite': z.strictObject({ token: linkTokenField }),
  'shared.join': z.strictObject({ token: linkTokenField }),
  'shared.limit': z.strictObject({
    membershipId: idField<MembershipId>('mbr'),
    sharedPackId: sharedPackIdField,
    memberPackId: sharedPackIdField,
    limits: limitsField,
  }),
  'shared.remove': z.strictObject({
    membershipId: idField<MembershipId>('mbr'),
    sharedPackId: sharedPackIdField,
    memberPackId: sharedPackIdField,
  }),
  'shared.leave': z.strictObject({ membershipId: idField<MembershipId>('mbr'), sharedPackId: sharedPackIdField }),
  /** a pay code for a till, naming me as the one who pays */
  'shared.payCode': ofShared,
  'shared.statement': z.strictObject({ sharedPackId: sharedPackIdField, before: z.int().min(1).optional() }),
  /** topping a shared pack up is an ordinary top-up into it, by any member */
  'shared.topUpOffer': z.strictObject({ sharedPackId: sharedPackIdField, client: clientField }),
  'shared.topUpStart': z.strictObject({
    sharedPackId: sharedPackIdField,
    orderId: idField<OrderId>('ord'),
    /** null: an amount of my own, `expectedPayFen` */
    tierId: documentIdField.nullable(),
    expectedPayFen: amountField,
    expectedBonusFen: moneyField,
    client: clientField,
    way: wayField,
    ...guardFields,
  }),
  'shared.topUpGiveUp': z.strictObject({ sharedPackId: sharedPackIdField, orderId: idField<OrderId>('ord') }),
  'shared.topUpRead': z.strictObject({ sharedPackId: sharedPackIdField, orderId: idField<OrderId>('ord') }),
}

export interface SharedOutputs {
  'shared.create': SharedView
  'shared.read': SharedView
  'shared.invite': { token: string; acceptBefore: Instant }
  'shared.readInvite': InviteView
  'shared.join': InviteView
  'shared.limit': SharedView
  'shared.remove': SharedView
  'shared.leave': { left: true }
  'shared.payCode': ShownCode
  'shared.statement': { lines: SharedLine[]; next: number | null }
  'shared.topUpOffer': TopUpOffer
  'shared.topUpStart': OrderView
  'shared.topUpRead': OrderView
  'shared.topUpGiveUp': OrderView
}

/** A shared pack on the first screen of a member. */
export interface SharedCard {
  sharedPackId: PackId
  kind: SharedKind
  /** "家庭卡 · 7K3F" */
  name: string
  balanceFen: Fen
  role: 'owner' | 'member'
  /** what I may still pay now: the least of my limits' rest and the balance */
  payableFen: Fen
}

export interface SharedView extends SharedCard {
  limits: MemberLimits
  /** everybody for the owner; for a member only themselves */
  members: MemberView[]
  mostMembers: number
}

export interface MemberView {
  memberPackId: PackId
  /** "会员 · 7K3F" */
  name: string
  role: 'owner' | 'member'
  joinedAt: Instant
  limits: MemberLimits
  paidTodayFen: Fen
  paidThisMonthFen: Fen
}

export interface InviteView {
  /** null until I belong to it */
  sharedPackId: PackId | null
  kind: SharedKind
  name: string
  /** "会员 · 7K3F" */
  owner: string
  limits: MemberLimits
  acceptBefore: Instant
  joined: boolean
  /** why I cannot come in; null when I can, or have */
  refusal: { code: string; message: string; nextStep: string } | null
}

export interface SharedLine extends StatementLine {
  /** "会员 · 7K3F", on payments */
  paidBy: string | null
}
