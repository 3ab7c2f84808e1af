import type { ChannelFacts, ChannelId, ClientKind } from './channel'

/** So many failures within the time that is looked at, and a channel is asked after the others. */
const FAILURES_TO_STEP_BACK = 2

export interface RouteQuestion {
  client: ClientKind
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
 * while channels are being asked, so falling back is safe.
 */
export function routeChannels(offered: readonly ChannelFacts[], question: RouteQuestion): Route {
  const usable = offered.filter(each => each.clients.includes(question.client))
  const isFailing = ({ channel }: ChannelFacts): boolean =>
    (question.recentFailures[channel] ?? 0) >= FAILURES_TO_STEP_BACK
  const isUsual = ({ channel }: ChannelFacts): boolean => channel === question.usual
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
