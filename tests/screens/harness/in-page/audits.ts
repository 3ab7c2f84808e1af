import { faintTexts } from './contrast'
import { clippedTexts, lowTargets, sidewaysPages, textsOffScreen, wrappedAmounts } from './overflow'
import { foreignWords } from './words'

/** The height that a thumb hits, as drawn on the design's width. */
const LEAST_TARGET = 88
const DESIGN_WIDTH = 750

/** Runs inside the page: everything that is wrong with how it looks now, each with its reason. */
export async function audit(leastContrast: number, ground: string, names: RegExp): Promise<string[]> {
  return [
    ...(await faintTexts(leastContrast, ground)).map(found => `faint: ${found}`),
    ...foreignWords(names).map(found => `not Chinese: ${found}`),
    ...sidewaysPages().map(found => `sideways: ${found}`),
    ...textsOffScreen().map(found => `off screen: ${found}`),
    ...clippedTexts().map(found => `cut off: ${found}`),
    ...wrappedAmounts().map(found => `torn apart: ${found}`),
    ...lowTargets((LEAST_TARGET * window.innerWidth) / DESIGN_WIDTH).map(found => `too low to tap: ${found}`),
  ]
}
