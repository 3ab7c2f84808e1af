import { Refusal } from '../../src/domain/refusal'
import { openApi } from './cloud'
import { errorText } from './database-errors'
import { log } from './log'

/** Wide enough for a sheet of paper at 300 dots an inch. */
const WIDTH = 860

/**
 * WeChat's code for a page and a scene (at most 32 characters), as a data address. It is good for ever, so making it again
 * costs nothing but the call. Throws TRY_AGAIN.
 */
export async function miniCode(page: string, scene: string): Promise<string> {
  try {
    // Before the mini-program is published WeChat knows none of its pages; the code is right all the same.
    const { buffer, contentType = 'image/png' } = await openApi.wxacode.getUnlimited({
      page,
      scene,
      width: WIDTH,
      checkPath: false,
    })
    if (buffer) return `data:${contentType};base64,${buffer.toString('base64')}`
    log('no code', { page })
  } catch (error) {
    log('no code', { page, error: errorText(error) })
  }
  throw new Refusal('TRY_AGAIN', {})
}
