import { textsInSight } from './texts'

/** Texts that stick out of the screen sideways, unless they lie in a row that is meant to be pushed along. */
export function textsOffScreen(): string[] {
  return textsInSight().flatMap(({ words, element }) => {
    const { left, right } = element.getBoundingClientRect()
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

function inSidewaysRow(element: Element): boolean {
  for (let around = element.parentElement; around && !around.matches('.taro_page'); around = around.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(around).overflowX)) return true
  return false
}
