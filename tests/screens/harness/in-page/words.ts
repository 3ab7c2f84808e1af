import { fieldsInSight, textsInSight } from './texts'

/** What may stand in Latin letters: the tail of a card's number, also of a shared one, and of a member's pseudonym. */
const TAILS = /卡号 [0-9A-Z]{4}|(会员|家庭卡|企业卡) · [0-9A-Z]{4}/g

/** Words on screen, or read out by the phone, that are not Chinese; `names` are let pass. */
export function foreignWords(names: RegExp): string[] {
  const labels = [...document.querySelectorAll('[aria-label], [alt], [title]')].flatMap(element =>
    ['aria-label', 'alt', 'title'].map(name => element.getAttribute(name) ?? ''),
  )
  const hints = fieldsInSight().map(({ placeholder }) => placeholder)
  const said = [document.title, ...textsInSight().map(({ words }) => words), ...labels, ...hints]
  return said.filter(words => /[A-Za-z]{2,}/.test(words.replace(TAILS, '').replace(names, '')))
}
