import { momentPart, type News, plainAmount } from '../messages/message'
import { NO_MONEY } from '../money'
import { DAY, later } from '../time'
import type { Ticket } from './ticket'

/** An answer of the week before is found by whoever asked, or was not missed. */
const WORTH_FOR = 7 * DAY

/** That the shop has answered: when, and where it is read; never what it says. Null while there is no answer. */
export function ticketNews({ ticketId, packId, progress, said }: Ticket): News | null {
  const newest = said.at(-1)
  if (progress.state !== 'answered' || !newest) return null
  const parts = {
    ...{
      name: '你的提问',
      time: momentPart(progress.at),
      amount: plainAmount(NO_MONEY),
      balance: plainAmount(NO_MONEY),
      store: '全部门店',
    },
    note: '门店已回复，点开查看',
  }
  const page = `member/ticket/index?ticketId=${ticketId}`
  const worthUntil = later(progress.at, WORTH_FOR)
  return { packId, kind: 'ticket_answered', subject: newest.wordsId, parts, worthUntil, page }
}
