import qrcode from 'qrcode-generator'
import * as z from 'zod'
import { OpenApiRefusal } from './refusal'

const requestSchema = z.object({
  scene: z.string().regex(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/),
  page: z.string().regex(/^[^/]/).optional(),
  width: z.number().int().min(280).max(1280).default(430),
})
const DATA_URL_HEAD = 'data:image/gif;base64,'

/**
 * `wxacode.getUnlimited`: a code for a page and a scene. WeChat's own round code cannot be drawn without WeChat; this is
 * a QR code of the same page and scene. Throws an `OpenApiRefusal` for a scene or page that WeChat would refuse.
 */
export function miniCode(parameters: Record<string, unknown>): Buffer {
  const parsed = requestSchema.safeParse(parameters)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0]
    throw field === 'page'
      ? new OpenApiRefusal(41030, 'invalid page')
      : new OpenApiRefusal(40097, `invalid args ${String(field)}`)
  }
  const { scene, page = '', width } = parsed.data
  const code = qrcode(0, 'M')
  code.addData(`${page}?scene=${encodeURIComponent(scene)}`)
  code.make()
  const cell = Math.max(1, Math.floor(width / (code.getModuleCount() + 8)))
  return Buffer.from(code.createDataURL(cell, cell * 4).slice(DATA_URL_HEAD.length), 'base64')
}
