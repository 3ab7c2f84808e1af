import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { qrPicture } from './qr-picture'
import './QrCode.scss'

/** A QR code as a picture, drawn on the phone. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const source = useMemo(() => qrPicture(text), [text])
  return (
    <View className="qr-code" role="img" aria-label={label}>
      <Image className="qr-code__picture" src={source} mode="aspectFit" />
    </View>
  )
}
