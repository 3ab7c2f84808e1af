import { type Colour, colourOf, contrast, over } from './colour'
import { fieldsInSight, textsInSight } from './texts'

/** A text as it was drawn: where, and in which ink. */
interface Written {
  words: string
  element: Element
  ink: Colour
  boxes: DOMRect[]
}

/** How many places of a text are looked at, along it and down it: a ground may change from end to end. */
const ALONG = 9
const DOWN = 3

/**
 * Texts that stand out less than `least` to 1 from what really lies under them: `ground` is a picture of this screen
 * without its texts, one pixel for each CSS pixel, as base64 of a PNG.
 */
export async function faintTexts(least: number, ground: string): Promise<string[]> {
  const colourAt = await readPicture(ground)
  return [...textsInSight().map(written), ...hints()].flatMap(({ words, element, ink, boxes }) => {
    const places = boxes.flatMap(placesIn).filter(([x, y]) => isOnTop(element, x, y))
    if (places.length === 0) return []
    const strength = strengthOf(element)
    const reached = places.map(([x, y]) => contrast(over(ink, colourAt(x, y), strength), colourAt(x, y)))
    const worst = Math.min(...reached)
    return worst < least ? [`「${words}」 ${worst.toFixed(2)}`] : []
  })
}

function written({ words, element, node }: ReturnType<typeof textsInSight>[number]): Written {
  const range = document.createRange()
  range.selectNodeContents(node)
  return {
    words,
    element,
    ink: colourOf(getComputedStyle(element).color),
    boxes: [...range.getClientRects()],
  }
}

function hints(): Written[] {
  return fieldsInSight()
    .filter(({ value, placeholder }) => value === '' && placeholder !== '')
    .map(element => {
      const ink = colourOf(getComputedStyle(element, '::placeholder').color)
      return {
        words: element.placeholder,
        element,
        ink,
        boxes: [element.getBoundingClientRect()],
      }
    })
}

function placesIn({ left, top, width, height }: DOMRect): [number, number][] {
  const shares = (count: number) => Array.from({ length: count }, (_, place) => (place + 0.5) / count)
  return shares(ALONG).flatMap(along =>
    shares(DOWN).map((down): [number, number] => [left + along * width, top + down * height]),
  )
}

/** Text under a sheet or a bar is not read there. */
function isOnTop(element: Element, x: number, y: number): boolean {
  const top = document.elementFromPoint(x, y)
  return top !== null && (element.contains(top) || top.contains(element))
}

/** What remains of an ink inside translucent groups. */
function strengthOf(element: Element | null): number {
  return element ? Number(getComputedStyle(element).opacity) * strengthOf(element.parentElement) : 1
}

async function readPicture(png: string): Promise<(x: number, y: number) => Colour> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  if (!canvas) throw new Error('this browser draws nothing')
  canvas.drawImage(bitmap, 0, 0)
  const { data: bytes, width } = canvas.getImageData(0, 0, bitmap.width, bitmap.height)
  return (x, y) => {
    const at = (Math.floor(y) * width + Math.floor(x)) * 4
    const [red = 0, green = 0, blue = 0] = bytes.subarray(at, at + 3)
    return { red, green, blue, alpha: 1 }
  }
}
