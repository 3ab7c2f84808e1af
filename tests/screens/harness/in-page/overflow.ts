import { textsInSight } from './texts'

/** Texts that stick out of the screen sideways, unless they lie in a row that is meant to be pushed along. */
export function textsOffScreen(): string[] {
  return textsInSight().flatMap(({ words, element, node }) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    const { left, right } = range.getBoundingClientRect()
    const out = left < -1 || right > window.innerWidth + 1
    return out && !inSidewaysRow(element) ? [`「${words}」 from ${Math.round(left)} to ${Math.round(right)}`] : []
  })
}

/** Whether the page, or the part of it that scrolls down, can also be pushed to the side. */
export function sidewaysPages(): string[] {
  const scrollers = [document.scrollingElement, ...document.querySelectorAll('.taro_page')]
  return scrollers.flatMap(scroller =>
    scroller?.checkVisibility() && scroller.scrollWidth > window.innerWidth
      ? [`the page is ${scroller.scrollWidth} wide on a screen of ${window.innerWidth}`]
      : [],
  )
}

/** Texts of which a part is cut off by their own box. */
export function clippedTexts(): string[] {
  return textsInSight().flatMap(({ words, element }) => {
    const { overflowX } = getComputedStyle(element)
    const hides = overflowX === 'hidden' || overflowX === 'clip'
    return hides && element.scrollWidth > element.clientWidth + 1 ? [`「${words}」`] : []
  })
}

/** Amounts of money that are torn apart at the end of a line. */
export function wrappedAmounts(): string[] {
  return textsInSight().flatMap(({ node }) =>
    [...(node.textContent ?? '').matchAll(/[+−-]?\u2060?¥[\d,.]+/g)].flatMap(({ 0: amount, index }) => {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + amount.length)
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
      return lines.size > 1 ? [`「${amount}」 in 「${node.textContent}」`] : []
    }),
  )
}

/** Things to tap that a thumb would miss: less than `least` CSS pixels high, with what reaches beyond their drawing. */
export function lowTargets(least: number): string[] {
  return [...document.querySelectorAll('button')].flatMap(button => {
    if (!button.checkVisibility() || button.closest('.identity-picker')) return []
    const { left, top, width, height } = button.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    const hits = (down: number) => button.contains(document.elementFromPoint(x, y + down))
    const low = hits(0) && !(hits(1 - least / 2) && hits(least / 2 - 1))
    return low ? [`「${button.textContent}」 ${Math.round(width)}×${Math.round(height)}`] : []
  })
}

function inSidewaysRow(element: Element): boolean {
  for (let around = element.parentElement; around && !around.matches('.taro_page'); around = around.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(around).overflowX)) return true
  return false
}
