import { type HandOut, isRunning, roundOf } from '../../src/domain/hand-outs/hand-out'
import { inSegment } from '../../src/domain/hand-outs/in-segment'
import { beginWork, type HandOutWork } from '../../src/domain/hand-outs/work'
import { isBirthdayMonth } from '../../src/domain/members/birthday'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { findHandOutWork, insertHandOutWork, moveHandOutWork } from '../_store/hand-out-work'
import { type FlatPack, membersAfter } from '../_store/members'
import { livePublished } from '../_store/published'
import { giveHandOut } from './give-hand-out'

const MEMBERS_PER_ROUND = 200
/** Of them so many are given a coupon at once, and at most so many in a round: a tick stays short. */
const AT_ONCE = 5
const MOST_GIVEN_PER_ROUND = 50

/** The clock's part of handing out: gives each member of a segment, or whose birthday it is, a coupon, page by page, once however often it is done. */
export async function workOffHandOuts(at: Instant): Promise<number> {
  const { rules } = await livePublished(at, null)
  let looked = 0
  for (const handOut of rules.handOuts) {
    if (isWorkedOff(handOut) && isRunning(handOut, at)) looked += await round(handOut, rules, at)
  }
  return looked
}

/** Those that members come to by themselves need no clock. */
function isWorkedOff({ to }: HandOut): boolean {
  return to.kind === 'segment' || to.kind === 'birthday'
}

async function round(handOut: HandOut, rules: Rules, at: Instant): Promise<number> {
  const work = (await findHandOutWork(roundOf(handOut, at))) ?? (await begin(handOut, at))
  if (!work || work.doneAt !== null) return 0
  const page = await membersAfter(work.after, MEMBERS_PER_ROUND)
  let next = work
  let missed = false
  for (let from = 0; from < page.length && !missed && next.given - work.given < MOST_GIVEN_PER_ROUND; from += AT_ONCE) {
    const some = page.slice(from, from + AT_ONCE)
    const outcomes = await Promise.all(some.map(each => give(handOut, each, rules, at)))
    // Whoever could not be asked is asked again: the round ends before them.
    missed = outcomes.includes('missed')
    if (!missed) next = counted(next, some, outcomes)
  }
  const isLast = page.length < MEMBERS_PER_ROUND && next.after === (page.at(-1)?.packId ?? next.after) && !missed
  if (next !== work || isLast) await moveHandOutWork(work, isLast ? { ...next, doneAt: at } : next)
  return next.looked - work.looked
}

async function begin(handOut: HandOut, at: Instant): Promise<HandOutWork | null> {
  const work = beginWork(roundOf(handOut, at), at)
  return (await insertHandOutWork(work)) ? work : null
}

function isMeant({ to }: HandOut, member: FlatPack, at: Instant): boolean {
  switch (to.kind) {
    case 'segment':
      return inSegment(member, to.segment, at)
    case 'birthday':
      return isBirthdayMonth(member.birthday ?? null, at)
    case 'scan':
    case 'new_member':
    case 'failed_top_up':
      return false
    default:
      return to satisfies never
  }
}

type Outcome = 'passed' | 'given' | 'refused' | 'missed'

async function give(handOut: HandOut, member: FlatPack, rules: Rules, at: Instant): Promise<Outcome> {
  if (!isMeant(handOut, member, at)) return 'passed'
  try {
    await giveHandOut(handOut, member.packId, rules, at)
    return 'given'
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'TRY_AGAIN') return 'refused'
    return 'missed'
  }
}

function counted(work: HandOutWork, some: readonly FlatPack[], outcomes: readonly Outcome[]): HandOutWork {
  const count = (outcome: Outcome) => outcomes.filter(each => each === outcome).length
  return {
    ...work,
    after: some.at(-1)?.packId ?? work.after,
    looked: work.looked + some.length,
    given: work.given + count('given'),
    refused: work.refused + count('refused'),
  }
}
