import { type Invite, inviteDueAt } from '../../src/domain/shared/invite'
import { Flows } from './flows'

export const invites = new Flows<Invite, 'inviteId'>({
  collection: 'invites',
  idField: 'inviteId',
  dueAtOf: inviteDueAt,
})
