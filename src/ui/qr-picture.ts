import qrcode from 'qrcode-generator'

/** Pixels per module: with the modules of a signed code this gives a picture that no phone has to enlarge. */
const MODULE_PIXELS = 8

/** Modules of white around the code, as the standard asks. The frame is white in dark mode too: scanners need it. */
const QUIET_MODULES = 4

/** A screen is not torn: of a long text the squares are better larger than more. */
const LONG = 300

/** A text as a QR code, in a data URL: no canvas, no service. */
export function qrPicture(text: string): string {
  const code = qrcode(0, text.length > LONG ? 'L' : 'M')
  code.addData(text, 'Byte')
  code.make()
  return code.createDataURL(MODULE_PIXELS, QUIET_MODULES * MODULE_PIXELS)
}
