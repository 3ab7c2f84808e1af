import { type Invite, type InviteState, inviteDueAt, newInvite, whyNotJoined } from '../../src/domain/shared/invite'
import { noLimits } from '../../src/domain/shared/sharing'
import { DAY, HOUR, later } from '../../src/domain/time'
import { codeOf, newId, noon, packIdOf } from './given'

const wish = { inviteId: newId('inv'), sharedPackId: packIdOf('family'), limits: noLimits }
const open = newInvite(wish, noon) as Invite
const [mum, dad] = [packIdOf('mum'), packIdOf('dad')]
const over = later(noon, 3 * DAY)
const soon = later(noon, HOUR)

test.each<[InviteState, number | null, string | null, string | null]>([
  [{ state: 'open' }, over, null, null],
  [{ state: 'joining', memberPackId: mum, since: soon }, soon, null, 'INVITE_OVER'],
  [{ state: 'joined', memberPackId: mum, joinedAt: soon }, null, null, 'INVITE_OVER'],
  [{ state: 'over', reason: 'lapsed', at: soon }, null, 'INVITE_OVER', 'INVITE_OVER'],
])('an invitation that is %o brings in whom it should', (progress, dueAt, first, other) => {
  const invite: Invite = { ...open, progress }
  expect(inviteDueAt(invite)).toBe(dueAt)
  expect(codeOf(whyNotJoined(invite, mum, soon))).toBe(first)
  expect(codeOf(whyNotJoined(invite, dad, soon))).toBe(other)
})

test('an invitation stands for three days, to its last millisecond', () => {
  expect(open).toEqual({ ...wish, createdAt: noon, acceptBefore: over, progress: { state: 'open' } })
  expect(whyNotJoined(open, mum, later(over, -1))).toBeNull()
  expect(codeOf(whyNotJoined(open, mum, over))).toBe('INVITE_OVER')
  expect(codeOf(newInvite({ ...wish, inviteId: newId('inv', soon) }, noon))).toBe('COMMAND_ID_TIME')
})
