import type { BillDaySummary, BillDayView, BillOutputs, billInputs } from '../../src/contract/bills'
import { billReadyAt, daysLeftOut } from '../../src/domain/reconcile/bill-calendar'
import { type BillDay, type JudgedDifference, openDifferences } from '../../src/domain/reconcile/bill-day'
import { Refusal } from '../../src/domain/refusal'
import type { People } from '../../src/domain/rules/rules'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { explainDifference, newestBillDays, readBillDay, reconcileDay, signOffDay } from '../_usecases/reconcile-day'
import { staffNameIn } from '../_usecases/staff-name'

/** The bills of every channel held against the books, day by day. */
export const billActions: Actions<typeof billInputs, BillOutputs, StaffActor> = {
  'bill.days': async (_input, _actor, { at }) => {
    const days = await newestBillDays()
    const leftOut = daysLeftOut(
      days.map(({ day }) => day),
      at,
    )
    return { days: days.map(billDaySummary), leftOut: leftOut.map(day => ({ day, readyAt: billReadyAt(day) })) }
  },
  'bill.read': async ({ day }, { published: { people } }) => billDayView(await readBillDay(day), people),
  'bill.match': async ({ day }, { published: { people } }, { at }) => billDayView(await reconcileDay(day, at), people),
  'bill.explain': async (wish, { member, published: { people } }, { at }) =>
    billDayView(await explainDifference(wish, member.staffId, at), people),
  'bill.signOff': async ({ day }, { member, published: { people } }, { at }) => {
    if (member.role !== 'owner') throw new Refusal('NOT_ALLOWED', {})
    return billDayView(await signOffDay(day, member.staffId, at), people)
  },
}

function billDaySummary(billDay: BillDay): BillDaySummary {
  const { day, bill, books, progress } = billDay
  return {
    ...{ day, bill, books },
    openDifferences: openDifferences(billDay),
    signedOff: progress.state === 'signed_off',
  }
}

function billDayView(billDay: BillDay, people: People): BillDayView {
  const { matchedAt, ways = [], differences, progress } = billDay
  const nameOf = staffNameIn(people)
  return {
    ...billDaySummary(billDay),
    ...{ matchedAt, ways },
    differences: differences.map(each => named(each, nameOf)),
    signed: progress.state === 'signed_off' ? { by: nameOf(progress.by), at: progress.at } : null,
  }
}

function named(difference: JudgedDifference, nameOf: (staffId: string) => string): JudgedDifference {
  const { resolution } = difference
  if (resolution.state !== 'explained') return difference
  return { ...difference, resolution: { ...resolution, by: nameOf(resolution.by) } }
}
