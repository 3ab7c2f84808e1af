import type { PackView } from '../../src/contract/pack'
import type { Intent, Member, Possibility } from './intent'
import type { Run } from './run'
import { byShopper, topUpOf } from './shopper-intents'

function opensShared(run: Run): Intent | null {
  if (run.memory.shared.length >= 4) return null
  const owner = run.anyMember()
  const sharedId = run.newId('shr')
  return {
    ...byShopper(owner, 'shared.create', { sharedId, kind: run.chance.pick(['family', 'enterprise']) }),
    mayRefuse: ['PACK_NOT_OPENED', 'SHARED_TOO_MANY', 'COMMAND_ID_TIME'],
    repeatable: true,
    onYes: ({ sharedPackId }: { sharedPackId: string }) => {
      const isNew = !run.memory.shared.some(each => each.sharedPackId === sharedPackId)
      if (isNew) run.memory.shared.push({ sharedPackId, owner, members: [owner], at: run.roundAt })
      return []
    },
  }
}

function invites(run: Run): Intent | null {
  const shared = run.chance.pickOr(run.memory.shared, null)
  if (!shared) return null
  const limits = { perPurchaseFen: null, perDayFen: run.chance.pick([null, 3000]), perMonthFen: null }
  const input = { inviteId: run.newId('inv'), sharedPackId: shared.sharedPackId, limits }
  return {
    ...byShopper(shared.owner, 'shared.invite', input),
    mayRefuse: ['COMMAND_ID_TIME'],
    repeatable: true,
    onYes: ({ token }: { token: string }) => {
      run.memory.invites.push({ token, shared, at: run.roundAt })
      return []
    },
  }
}

function joins(run: Run): Intent | null {
  const invite = run.recall(run.memory.invites)
  if (!invite) return null
  const member = run.anyMember()
  return {
    ...byShopper(member, 'shared.join', { token: invite.token }),
    mayRefuse: ['PACK_NOT_OPENED', 'INVITE_OVER', 'SHARED_ALREADY', 'SHARED_FULL', 'SHARED_TOO_MANY', 'LINK_UNKNOWN'],
    repeatable: true,
    onYes: ({ joined }: { joined: boolean }) => {
      if (joined && !invite.shared.members.includes(member)) invite.shared.members.push(member)
      return []
    },
  }
}

function leaves(run: Run): Intent | null {
  const shared = run.chance.pickOr(run.memory.shared, null)
  const member = shared && run.chance.pickOr(shared.members, null)
  if (!shared || !member) return null
  const membershipId = run.newId('mbr')
  return {
    ...byShopper(member, 'shared.leave', { membershipId, sharedPackId: shared.sharedPackId }),
    mayRefuse: ['SHARED_NOT_MEMBER', 'SHARED_OWNER_STAYS', 'COMMAND_ID_TIME'],
    command: { packId: shared.sharedPackId, commandId: membershipId },
    repeatable: true,
  }
}

function showsSharedCode(run: Run): Intent | null {
  const shared = run.chance.pickOr(run.memory.shared, null)
  const member = shared && run.chance.pickOr(shared.members, null)
  if (!shared || !member) return null
  const { sharedPackId } = shared
  return {
    ...byShopper(member, 'shared.payCode', { sharedPackId }),
    mayRefuse: ['SHARED_NOT_MEMBER'],
    repeatable: false,
    onYes: ({ code }: { code: string }) => run.showCode({ code, member, packId: sharedPackId, what: 'pay' }),
  }
}

/** Into a shared pack, by any of its members: an order like every other. */
function topsUpShared(run: Run): Intent | null {
  const shared = run.chance.pickOr(run.memory.shared, null)
  if (!shared) return null
  const member = run.chance.pick(shared.members)
  const { sharedPackId } = shared
  return topUpOf(run, member, sharedPackId, input => byShopper(member, 'shared.topUpStart', { sharedPackId, ...input }))
}

/** The shared packs on the first screen are those that name this member. */
function opensWithShared(run: Run): Intent {
  const member: Member = run.anyMember()
  return {
    ...byShopper(member, 'pack.open', {}),
    repeatable: false,
    onYes: ({ shared }: PackView) => {
      const strange = shared.filter(({ sharedPackId }) => {
        const moments = run.auditor.momentsOf(sharedPackId)
        return !moments.some(pack => pack.sharing?.members.some(each => each.packId === member.packId))
      })
      return strange.map(({ sharedPackId }) => `${sharedPackId} is shown to somebody who does not belong to it`)
    },
  }
}

/** Cards that several pay from. */
export const sharedPossibilities: readonly Possibility[] = [
  { weight: 0.6, make: opensShared },
  { weight: 1, make: invites },
  { weight: 1.5, make: joins },
  { weight: 0.2, make: leaves },
  { weight: 3, make: showsSharedCode },
  { weight: 3, make: topsUpShared },
  { weight: 1, make: opensWithShared },
]
