import type { PasswordStanding } from '../../src/contract/risk'
import type { PasswordReset } from '../../src/domain/risk/password-reset'
import { owner } from '../support/shop'
import type { Intent, Member, Possibility } from './intent'
import { PASSWORDS } from './passwords'
import type { Run } from './run'
import { byShopper } from './shopper-intents'
import { byStaff } from './staff-intents'

function setsPassword(run: Run): Intent {
  const reset = run.chance.in(0.6) ? run.recall(run.memory.resets, ({ reset: { from } }) => from <= run.roundAt) : null
  const without = run.members.filter(each => run.passwords.newestOf(each.openid) === null)
  const newcomer = run.chance.in(0.7) ? run.chance.pickOr(without, run.anyMember()) : run.anyMember()
  const member = reset?.member ?? newcomer
  const { openid, packId } = member
  const password = run.chance.pick(PASSWORDS)
  const known = run.passwords.newestOf(openid)
  const before = run.chance.in(0.85) ? known : run.chance.pick(PASSWORDS)
  const resetId = reset?.reset.resetId
  const how = resetId ? { resetId } : before === null ? {} : { before }
  return {
    ...byShopper(member, 'payPassword.set', { password, ...how }),
    mayRefuse: ['PASSWORD_WRONG', 'CODE_TOO_MANY_TRIES', 'PASSWORD_RESET_NOT_YET', 'PASSWORD_RESET_OVER'],
    repeatable: true,
    onSend: () => run.passwords.send(openid, password, run.round),
    onYes: ({ isSet }: PasswordStanding) => {
      const wasWrong = [password, ...(before === null ? [] : [before])].every(each =>
        run.passwords.isDead(openid, each, run.round),
      )
      run.passwords.answer(openid, password, run.round)
      if (!isSet) return [`${openid} set a password and has none`]
      if (!resetId) return wasWrong ? [`${openid} set ${password} with ${before}, which was replaced before`] : []
      return whyNotReset(run, packId, resetId)
    },
    onNo: ({ code }) => {
      const isRight = before !== null && !resetId && run.passwords.isAlive(openid, before, run.round)
      return code === 'PASSWORD_WRONG' && isRight ? [`${openid}: ${before} is called wrong and is not`] : []
    },
  }
}

/** A new one without the old one: the ledger said before from when on, and says that it was done. */
function whyNotReset(run: Run, packId: string, resetId: string): string[] {
  const began = run.auditor.entryOf(packId, resetId)?.facts
  const ended = run.auditor.entryOf(packId, resetId.replace('pwr_', 'pwe_'))?.facts
  if (began?.kind !== 'password_reset' || ended?.kind !== 'password_reset') return [`${resetId} is not in the ledger`]
  const isEarly = began.step === 'asked' && run.roundAt < began.from
  return ended.step === 'done' && !isEarly ? [] : [`${resetId}: ${JSON.stringify({ began, ended })}`]
}

function forgets(run: Run): Intent {
  const member = run.chance.pickOr(
    run.members.filter(({ openid }) => run.passwords.newestOf(openid) !== null),
    run.anyMember(),
  )
  const resetId = run.newId('pwr')
  return {
    ...byShopper(member, 'payPassword.forgotten', { resetId }),
    mayRefuse: ['PASSWORD_NOT_SET', 'PASSWORD_RESET_OVER', 'COMMAND_ID_TIME'],
    repeatable: true,
    onYes: ({ reset }: PasswordStanding) => heard(run, member, reset),
  }
}

function heard(run: Run, member: Member, reset: PasswordReset | null): string[] {
  if (reset) run.memory.resets.push({ member, reset, at: run.roundAt })
  return []
}

function asksState(run: Run): Intent {
  const member = run.recall(run.memory.resets)?.member ?? run.anyMember()
  return {
    ...byShopper(member, 'payPassword.state', {}),
    repeatable: false,
    onYes: ({ reset }: PasswordStanding) => heard(run, member, reset),
  }
}

function keeps(run: Run): Intent | null {
  const known = run.recall(run.memory.resets)
  if (!known) return null
  return {
    ...byShopper(known.member, 'payPassword.keep', { resetId: known.reset.resetId }),
    mayRefuse: ['PASSWORD_NOT_SET', 'PASSWORD_RESET_OVER'],
    repeatable: true,
  }
}

function letsReset(run: Run): Intent | null {
  const held = run.chance.pickOr(
    run.latestTickets('pay').filter(({ staff }) => staff === owner),
    null,
  )
  if (!held) return null
  return {
    ...byStaff(owner, 'payPassword.reset', { ticket: held.ticket }),
    mayRefuse: ['CODE_UNKNOWN', 'CODE_EXPIRED', 'PASSWORD_NOT_SET', 'PASSWORD_RESET_OVER', 'COMMAND_ID_TIME'],
    repeatable: true,
  }
}

/** The shop looks at a large payment of somebody without a password. */
function decidesReview(run: Run): Intent | null {
  const waiting = [...(run.auditor.flows.get('risk_reviews') ?? [])].filter(
    ([, { progress }]) => progress.state === 'waiting',
  )
  const [orderId] = run.chance.pickOr(waiting, null) ?? []
  if (orderId === undefined) return null
  const verdict = run.chance.in(0.8) ? 'approve' : 'reject'
  const event = { action: 'risk.decide', input: { orderId, verdict, note: '看过了' } }
  return {
    ...{ name: 'risk.decide', function: 'merchant', openid: owner, event },
    mayRefuse: ['REVIEW_OVER'],
    repeatable: true,
  }
}

export const passwordPossibilities: readonly Possibility[] = [
  { weight: 2, make: setsPassword },
  { weight: 0.4, make: forgets },
  { weight: 0.3, make: asksState },
  { weight: 0.1, make: keeps },
  { weight: 0.6, make: letsReset },
  { weight: 0.8, make: decidesReview },
]
