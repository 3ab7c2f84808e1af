import type { Entry } from '../../src/domain/ledger/entry'
import { entryNews } from '../../src/domain/messages/entry-news'
import { expiringNews } from '../../src/domain/messages/expiring-news'
import type { News } from '../../src/domain/messages/message'
import { type MessageKind, type MessageRules, templateFor } from '../../src/domain/messages/message-rules'
import { Refusal } from '../../src/domain/refusal'
import { HOUR, type Instant, later, MINUTE, shopDayOf, startOfShopDay } from '../../src/domain/time'
import { log } from '../_platform/log'
import { placeAt } from '../_store/entries'
import { allowingAfter } from '../_store/message-consents'
import { insertMessageWork, type MessageWork, moveMessageWork, readMessageWork } from '../_store/message-work'
import { loadPack } from '../_store/packs'
import { toldEntries } from '../_store/told-entries'
import { note, noteNews } from './note-news'

const ENTRIES_PER_ROUND = 200
/** Nothing appears before a place this old (roll-up-days.ts); what is younger is looked at again in the next round. */
const SETTLED_AFTER = 5 * MINUTE
const MEMBERS_PER_ROUND = 50
/** What runs out is told in the late morning: there is time to do something about it. */
const LOOKS_FROM = 10 * HOUR
const expiringKinds = ['coupon_expiring', 'bonus_expiring'] as const satisfies readonly MessageKind[]

/**
 * The clock's search for what members should be told: what was written since the last round, at once, and once a day what
 * runs out soon. What was found twice is one message, because its id says what it is about.
 */
export async function findNews(rules: MessageRules, at: Instant): Promise<number> {
  const work = (await readMessageWork()) ?? (await begin(at))
  if (!work) return 0
  const { upTo, found } = await lookAtEntries(work, rules, at)
  const { found: expiring, ...look } = await lookAtMembers(work, rules, at)
  if (upTo !== work.upTo || look.day !== work.day || look.look !== work.look)
    await moveMessageWork(work, { upTo, ...look })
  return found + expiring
}

/** From now on: nobody is told what happened before the shop told anything. */
async function begin(at: Instant): Promise<MessageWork | null> {
  const work: MessageWork = { upTo: placeAt(at), day: shopDayOf(later(at, -24 * HOUR)), look: null, revision: 1 }
  return (await insertMessageWork(work)) ? work : null
}

async function lookAtEntries(
  { upTo }: MessageWork,
  rules: MessageRules,
  at: Instant,
): Promise<{ upTo: string; found: number }> {
  const placed = await toldEntries(upTo, ENTRIES_PER_ROUND)
  const found = await noteNews(
    newsOf(
      placed.map(({ entry }) => entry),
      rules,
    ),
    rules,
    at,
  )
  const settled = placeAt(later(at, -SETTLED_AFTER))
  const last = placed.length === ENTRIES_PER_ROUND ? placed.at(-1)?.place : undefined
  const next = last !== undefined && last < settled ? last : settled
  return { upTo: next > upTo ? next : upTo, found }
}

function newsOf(entries: readonly Entry[], rules: MessageRules): News[] {
  return entries.flatMap(entry => entryNews(entry, rules) ?? [])
}

type Look = Pick<MessageWork, 'day' | 'look'>

/** The day's look at what runs out, member by member of those who want to hear of it: each with as many as they allow. */
async function lookAtMembers(work: MessageWork, rules: MessageRules, at: Instant): Promise<Look & { found: number }> {
  const today = shopDayOf(at)
  const begins = at >= later(startOfShopDay(today), LOOKS_FROM) && work.day !== today
  const look: Look = begins ? { day: today, look: { kind: expiringKinds[0], after: '' } } : work
  if (look.look === null) return { day: look.day, look: null, found: 0 }
  const { kind, after } = look.look
  const template = templateFor(rules, kind)
  const members = template ? await allowingAfter(template.wechatTemplateId, after, MEMBERS_PER_ROUND) : []
  let found = 0
  for (const { packId, left } of members) {
    const news = await newsOfMember(packId, kind, rules, at)
    for (const each of news.slice(0, left)) if (await note(each, rules, at)) found += 1
  }
  const last = members.length === MEMBERS_PER_ROUND ? members.at(-1) : undefined
  return { day: look.day, look: last ? { kind, after: last.packId } : nextKind(kind), found }
}

function nextKind(kind: MessageKind): MessageWork['look'] {
  const all: readonly MessageKind[] = expiringKinds
  const next = all[all.indexOf(kind) + 1]
  return next ? { kind: next, after: '' } : null
}

/** A pack that cannot be read now must not keep the clock from the others. */
async function newsOfMember(packId: News['packId'], kind: MessageKind, rules: MessageRules, at: Instant) {
  try {
    return expiringNews(await loadPack(packId, at), kind, rules, at)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log('member passed over', { reason: error.code })
    return []
  }
}
