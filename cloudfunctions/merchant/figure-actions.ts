import type { MerchantOutputs, merchantInputs } from '../../src/contract/merchant'
import { couponReport } from '../../src/domain/figures/coupon-report'
import type { DayFigures } from '../../src/domain/figures/day-figures'
import type { ReportSpan } from '../../src/domain/figures/report-steps'
import { storedValueReport } from '../../src/domain/figures/stored-value'
import { Refusal } from '../../src/domain/refusal'
import { type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { readLastNight } from '../_usecases/audit-night'
import { dayFigures, recountDays } from '../_usecases/roll-up-days'
import { couponReportView } from './coupon-report-view'

type Figures = Extract<keyof typeof merchantInputs, `figures.${string}`>

/** What the ledger comes to: a manager reads the own store, what is owed is the owner's alone. */
export const figureActions: Actions<
  Pick<typeof merchantInputs, Figures>,
  Pick<MerchantOutputs, Figures>,
  StaffActor
> = {
  'figures.days': async (span, { member }) => ({ days: await daysFor(member, span) }),
  'figures.coupons': async ({ by, ...span }, { member, published: { rules } }) =>
    couponReportView(couponReport(await daysFor(member, span), span, by), rules),
  'figures.storedValue': async ({ by, ...span }, { member, published: { rules } }) => {
    const { byStore, ...sums } = storedValueReport(await daysFor(member, span), span, by)
    const storeNameOf = storeNameIn(rules)
    const named = byStore.map(each => ({
      ...each,
      storeName: each.storeId === null ? null : storeNameOf(each.storeId),
    }))
    return { ...sums, byStore: named }
  },
  'figures.liability': async (_input, { member }) => {
    assertOwner(member)
    const night = await readLastNight()
    if (!night) return { night: null }
    const { startedAt: asOf, liability, packs, entries, findings } = night
    return { night: { asOf, liability, packs, entries, findings } }
  },
  'figures.recount': async (_input, { member }) => {
    assertOwner(member)
    await recountDays()
    return {}
  },
}

function daysFor(member: StaffMember, { from, to }: ReportSpan): Promise<DayFigures[]> {
  return dayFigures(from, to, member.role === 'owner' ? null : member.storeId)
}

function assertOwner({ role }: StaffMember): void {
  if (role !== 'owner') throw new Refusal('NOT_ALLOWED', {})
}
