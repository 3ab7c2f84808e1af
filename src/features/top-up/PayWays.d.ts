import type { ReactElement } from 'react'
import type { PayWay } from '../../domain/channels/channel'
import type { OfferedWay } from '../../domain/channels/route'

/** By which way to pay, where there is a choice: in a browser. The mini-program shows nothing. */
export declare function PayWays(props: {
  ways: OfferedWay[]
  chosen: PayWay
  onChoose: (way: PayWay) => void
}): ReactElement | null
