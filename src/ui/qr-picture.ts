import qrcode from 'qrcode-generator'

/** Pixels per module: with the modules of a signed code this gives a picture that no phone has to enlarge. */
const MODULE_PIXELS = 8

/** Modules of white around the code, as the standard asks. The frame is white in dark mode too: scanners need it. */
const QUIET_MODULES = 4

/** A screen is not torn: of a long text the squares are better larger than more. */
const LONG = 300

/** Of one module, on paper: enough for a printer of 600 dots an inch at three centimetres. */
const PRINTED_PIXELS = 20

/**
 * A printed code as a QR code for paper. Level H (a third of it may be torn, stained or folded) costs nothing: in capital
 * letters and digits the code's twenty characters fill a version 2 exactly, and a version 2 is what level Q would take as well.
 */
export function printedQrPicture(printedCode: string): string {
  const code = qrcode(0, 'H')
  code.addData(printedCode, 'Alphanumeric')
  code.make()
  return code.createDataURL(PRINTED_PIXELS, QUIET_MODULES * PRINTED_PIXELS)
}

/** A text as a QR code, in a data URL: no canvas, no service. */
export function qrPicture(text: string): string {
  const code = qrcode(0, text.length > LONG ? 'L' : 'M')
  code.addData(text, 'Byte')
  code.make()
  return code.createDataURL(MODULE_PIXELS, QUIET_MODULES * MODULE_PIXELS)
}
