import { faintTexts } from './contrast'
import { clippedTexts, sidewaysPages, textsOffScreen } from './overflow'
import { foreignWords } from './words'

/** Runs inside the page: everything that is wrong with how it looks now, each with its reason. */
export async function audit(leastContrast: number, ground: string, names: RegExp): Promise<string[]> {
  return [
    ...(await faintTexts(leastContrast, ground)).map(found => `faint: ${found}`),
    ...foreignWords(names).map(found => `not Chinese: ${found}`),
    ...sidewaysPages().map(found => `sideways: ${found}`),
    ...textsOffScreen().map(found => `off screen: ${found}`),
    ...clippedTexts().map(found => `cut off: ${found}`),
  ]
}
