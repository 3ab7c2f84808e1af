import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { code128Widths } from './code128'
import './Barcode.scss'

/** Modules of white at both ends, as the standard asks. */
const QUIET_MODULES = 10

/** Digits as bars, for scanners that read no squares. One element: the bars are the stops of its background. */
export function Barcode({ digits }: { digits: string }) {
  const backgroundImage = useMemo(() => barsOf(digits), [digits])
  return <View className="barcode" style={{ backgroundImage }} aria-hidden="true" />
}

function barsOf(digits: string): string {
  const widths = [QUIET_MODULES, ...code128Widths(digits), QUIET_MODULES]
  const all = widths.reduce((sum, width) => sum + width, 0)
  let from = 0
  const stops = widths.map((width, place) => {
    const to = from + width
    const stop = `${place % 2 === 0 ? '#fff' : '#000'} ${share(from, all)} ${share(to, all)}`
    from = to
    return stop
  })
  return `linear-gradient(to right, ${stops.join(', ')})`
}

function share(part: number, all: number): string {
  return `${((part / all) * 100).toFixed(3)}%`
}
