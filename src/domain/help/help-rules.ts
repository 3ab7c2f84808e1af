/** How the shop helps its members beside what the product does by itself. */
export interface HelpRules {
  /** the shop's telephone, as it is read; null: none is shown */
  phone: string | null
  /** when somebody is there, in the merchant's words; null: none are shown */
  hours: string | null
  /** within how many hours a ticket is answered: what members are promised */
  replyHours: number
}

/** A shop that says nothing about it. */
export const USUAL_HELP: HelpRules = { phone: null, hours: null, replyHours: 48 }

/** A question that members ask, with the shop's answer. */
export interface FaqItem {
  faqId: string
  question: string
  answer: string
  /** the smaller, the further up */
  order: number
}
