import { type ChannelFacts, type ChannelId, type ClientKind, type PayWay, wayOf } from './channel'

/** So many failures within the time that is looked at, and a channel is asked after the others. */
const FAILURES_TO_STEP_BACK = 2

export interface RouteQuestion {
  client: ClientKind
  /** what the shopper chose; null: nothing yet, so every way counts */
  way: PayWay | null
  /** how often each channel failed lately */
  recentFailures: Partial<Record<ChannelId, number>>
  /** what this member paid by last; null on the first time */
  usual: ChannelId | null
}

export interface Route {
  /** in the order in which they are to be asked; empty when this client can use none */
  channels: ChannelId[]
  /** why the first one is first, for the log */
  why: 'only_one' | 'others_failing' | 'usual' | 'cheapest' | 'first_in_order' | 'none'
}

/**
 * Which channel is asked for a payment, and which ones after it should it not answer: first what works, then what the
 * member is used to, then what costs the shop less, then the order in which the shop lists them. Nothing is paid yet
 * while channels are being asked, so falling back is safe. Another way than the chosen one is never taken for the shopper.
 */
export function routeChannels(offered: readonly ChannelFacts[], question: RouteQuestion): Route {
  const { client, way, recentFailures, usual } = question
  const usable = offered.filter(each => each.clients.includes(client) && (way === null || wayOf(each.channel) === way))
  const isFailing = failing(recentFailures)
  const isUsual = ({ channel }: ChannelFacts): boolean => channel === usual
  const ranked = [...usable].sort(
    (a, b) =>
      Number(isFailing(a)) - Number(isFailing(b)) ||
      Number(isUsual(b)) - Number(isUsual(a)) ||
      a.feePerMyriad - b.feePerMyriad,
  )
  const [first, ...others] = ranked
  return { channels: ranked.map(each => each.channel), why: first ? whyFirst(first, others) : 'none' }

  function whyFirst(chosen: ChannelFacts, rest: readonly ChannelFacts[]): Route['why'] {
    if (rest.length === 0) return 'only_one'
    if (isUsual(chosen)) return 'usual'
    if (!isFailing(chosen) && rest.every(isFailing)) return 'others_failing'
    return rest.every(each => chosen.feePerMyriad < each.feePerMyriad) ? 'cheapest' : 'first_in_order'
  }
}

/** A way as it is put before the shopper. */
export interface OfferedWay {
  way: PayWay
  /** every channel of it failed lately: it may not work now */
  unsteady: boolean
}

/**
 * The ways to choose from. The one that the member is used to stands first whatever it costs, as long as it works; the
 * others keep the order in which the shop lists them, so that the list does not jump about.
 */
export function waysToPay(
  offered: readonly ChannelFacts[],
  { client, recentFailures, usual }: Omit<RouteQuestion, 'way'>,
): OfferedWay[] {
  const usable = offered.filter(each => each.clients.includes(client))
  const isFailing = failing(recentFailures)
  const ways = [...new Set(usable.map(({ channel }) => wayOf(channel)))].map(way => {
    return { way, unsteady: usable.filter(({ channel }) => wayOf(channel) === way).every(isFailing) }
  })
  const isUsual = ({ way }: OfferedWay): boolean => usual !== null && way === wayOf(usual)
  return ways.sort((a, b) => Number(a.unsteady) - Number(b.unsteady) || Number(isUsual(b)) - Number(isUsual(a)))
}

function failing(recent: RouteQuestion['recentFailures']): (facts: ChannelFacts) => boolean {
  return ({ channel }) => (recent[channel] ?? 0) >= FAILURES_TO_STEP_BACK
}
