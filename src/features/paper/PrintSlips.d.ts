import type { ReactElement } from 'react'
import type { PrintedSlip } from '../../contract/paper'
import type { WholeBatch } from './usePaperCodes'

export interface PrintSlipsProps {
  batch: WholeBatch
  /** those that are not used yet */
  slips: PrintedSlip[]
}

/** Slips on A4 from a browser; WeChat has no printer and says so. */
export declare function PrintSlips(props: PrintSlipsProps): ReactElement
