import type { Instant } from '../time'

/** A refusal whose words need nothing but its code. */
export type NoDetails = Record<string, never>

/** What a person reads: what happened (to the money first), and the one thing to do next. */
export interface Words {
  message: string
  nextStep: string
}

/** Words for each code of a topic, made from its details; `now` decides "今天" and "昨天". */
export type WordsFor<Topic> = { [C in keyof Topic]: (details: Topic[C], now: Instant) => Words }
