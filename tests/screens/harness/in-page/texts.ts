/** A piece of text that can be seen, and the element that draws it. */
export interface SeenText {
  words: string
  element: Element
  node: Node
}

/** Every text in sight, in the order of the document; the demo's identity picker is not part of the product. */
export function textsInSight(): SeenText[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: SeenText[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent?.trim() ?? ''
    const element = node.parentElement
    if (words !== '' && element && inSight(element)) texts.push({ words, element, node })
  }
  return texts
}

/** Every line to write on that is in sight. */
export function fieldsInSight(): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].filter(inSight)
}

function inSight(element: Element): boolean {
  if (element.closest('.identity-picker, script, style, noscript')) return false
  const { width, height } = element.getBoundingClientRect()
  return element.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0
}
