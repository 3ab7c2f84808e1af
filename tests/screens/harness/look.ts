import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { root } from '../../../config/paths'
import { PHONE, type Visitor } from './visitor'

const SCREENS = join(root, 'artifacts', 'screens')

/** What text needs at least to be read by everybody, by WCAG 2 AA. */
const LEAST_CONTRAST = 4.5

/** The same screen, only without ink. */
const WITHOUT_TEXTS = `*, ::placeholder { color: transparent !important; transition: none !important }`

/** How a screen may be looked at. Widths in CSS pixels. */
export interface View {
  width: 375 | 320
  scheme: 'light' | 'dark'
}

export const LIGHT: View = { width: 375, scheme: 'light' }
export const DARK: View = { width: 375, scheme: 'dark' }
export const NARROW: View = { width: 320, scheme: 'light' }
/** How every screen is looked at, at the least. */
export const VIEWS = [LIGHT, DARK, NARROW]

const audits = buildSync({
  entryPoints: [join(__dirname, 'in-page', 'audits.ts')],
  bundle: true,
  format: 'iife',
  globalName: 'looks',
  write: false,
}).outputFiles[0]?.text

/**
 * Takes pictures of the page on screen in these views, and answers everything that is wrong with it in any of them.
 * `names` may stand there in Latin letters: what the merchant's own documents are called.
 */
export async function look(visitor: Visitor, name: string, views: View[], names = /(?!)/g): Promise<string[]> {
  const { page } = visitor
  mkdirSync(SCREENS, { recursive: true })
  const wrong: string[] = []
  for (const { width, scheme } of views) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: PHONE.height })
    await showWhole(visitor)
    await settled(visitor)
    await page.screenshot({
      path: join(SCREENS, `${name}.${width}-${scheme}.png`),
    })
    const ground = await page.screenshot({
      style: WITHOUT_TEXTS,
      scale: 'css',
    })
    const found: string[] = await page.evaluate(
      `${audits}; looks.audit(${LEAST_CONTRAST}, ${JSON.stringify(ground.toString('base64'))}, ${names})`,
    )
    wrong.push(...found.map(each => `${name} ${width} ${scheme}: ${each}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(PHONE)
  return [...wrong, ...visitor.takeTroubles().map(trouble => `${name}: ${trouble}`)]
}

/** Takes a picture of a tool's page, whose words may be a developer's; answers what went wrong in the browser. */
export async function lookAtTool(visitor: Visitor, name: string): Promise<string[]> {
  mkdirSync(SCREENS, { recursive: true })
  await visitor.page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true })
  return visitor.takeTroubles()
}

/** Makes the screen as long as its page, so that the part below the edge is seen as well. */
async function showWhole({ page }: Visitor): Promise<void> {
  const below = await page.evaluate(async () => {
    // The app fits its type to a new width when it hears of it: what is measured before is as long as the old one.
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const shown = [...document.querySelectorAll('.taro_page')].find(each => each.checkVisibility())
    return shown ? shown.scrollHeight - shown.clientHeight : 0
  })
  const { width, height } = page.viewportSize() ?? PHONE
  if (below > 0) await page.setViewportSize({ width, height: height + below })
}

/** Movements one after the other that a picture waits for. */
const MOST_ROUNDS = 20

/** Waits until nothing moves any more: a colour half way through its change is no colour of the design. */
async function settled({ page }: Visitor): Promise<void> {
  // A toast goes by itself, between a picture and the next.
  const toast = page.locator('.taro__toast').filter({ visible: true })
  await toast.waitFor({ state: 'hidden' })
  await page.evaluate(async rounds => {
    const moving = () =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    const twoFrames = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await document.fonts.ready
    await twoFrames()
    // What ends may begin something: a button that has faded in takes on its colour.
    for (let round = 0; round < rounds && moving().length > 0; round++) {
      await Promise.allSettled(moving().map(({ finished }) => finished))
      await twoFrames()
    }
  }, MOST_ROUNDS)
}
