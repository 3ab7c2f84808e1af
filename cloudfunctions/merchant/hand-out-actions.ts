import type { HandOutMerchantOutputs, HandOutView, handOutMerchantInputs } from '../../src/contract/hand-outs'
import { type HandOut, roundOf } from '../../src/domain/hand-outs/hand-out'
import { segmentText } from '../../src/domain/hand-outs/segment-text'
import type { HandOutWork } from '../../src/domain/hand-outs/work'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { miniCode } from '../_platform/mini-code'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { readHandOutWork } from '../_usecases/read-hand-out-work'
import { sceneOf } from '../_usecases/scanned-hand-out'

/** The page that a scanned code opens. */
const SCANNED_PAGE = 'member/scan-coupon/index'

export const handOutActions: Actions<typeof handOutMerchantInputs, HandOutMerchantOutputs, StaffActor> = {
  'handOuts.list': async (_input, { published: { rules } }, { at }) => {
    const work = await readHandOutWork(rules, at)
    return { handOuts: rules.handOuts.map(each => handOutView(each, rules, work, at)) }
  },
  'handOuts.code': async ({ handOutId }, { published: { rules } }) => {
    const handOut = rules.handOuts.find(each => each.handOutId === handOutId)
    if (handOut?.to.kind !== 'scan') throw new Refusal('HAND_OUT_UNKNOWN', {})
    const scene = sceneOf(handOut)
    const image = await miniCode(SCANNED_PAGE, scene)
    return { name: handOut.name, title: titleOf(handOut, rules), path: `/${SCANNED_PAGE}?scene=${scene}`, image }
  },
}

function handOutView(handOut: HandOut, rules: Rules, work: readonly HandOutWork[], at: Instant): HandOutView {
  const { handOutId, name, to, startsAt, endsAt } = handOut
  const done = work.find(each => each.round === roundOf(handOut, at))
  const state = at < startsAt ? 'waiting' : endsAt !== null && at >= endsAt ? 'over' : 'running'
  return {
    ...{ handOutId, name, title: titleOf(handOut, rules), to: to.kind, state, startsAt, endsAt },
    whom: to.kind === 'segment' ? segmentText(to.segment) : null,
    progress: done
      ? { looked: done.looked, given: done.given, refused: done.refused, done: done.doneAt !== null }
      : null,
  }
}

function titleOf({ templateId }: HandOut, { couponTemplates }: Rules): string {
  return couponTemplates.find(each => each.templateId === templateId)?.terms.title ?? templateId
}
