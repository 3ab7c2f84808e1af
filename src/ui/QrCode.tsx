import { Image, View } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useMemo } from 'react'
import './QrCode.scss'

/** Pixels per module: with the modules of a signed code this gives a picture that no phone has to enlarge. */
const MODULE_PIXELS = 8

/** Modules of white around the code, as the standard asks. The frame is white in dark mode too: scanners need it. */
const QUIET_MODULES = 4

/** A QR code as a picture, drawn on the phone: no canvas, no service. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const source = useMemo(() => drawn(text), [text])
  return (
    <View className="qr-code" role="img" aria-label={label}>
      <Image className="qr-code__picture" src={source} mode="aspectFit" />
    </View>
  )
}

function drawn(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  return code.createDataURL(MODULE_PIXELS, QUIET_MODULES * MODULE_PIXELS)
}
