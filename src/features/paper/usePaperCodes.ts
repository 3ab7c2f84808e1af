import { askMerchant } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import type { PaperBatchView, PaperCodes } from '../../contract/paper'

/** All slips of a batch. */
export type WholeBatch = Omit<PaperCodes, 'next'>

/** More than a batch has pages of codes. */
const MOST_PAGES = 10

/** The codes of a batch, page after page: to print or to save, each time anew. */
export function usePaperCodes(batchId: PaperBatchView['batchId']) {
  return useAnswer<WholeBatch>(async () => {
    const { next, ...first } = await askMerchant('paper.codes', { batchId, after: 0 })
    const slips = [...first.slips]
    let after = next
    for (let page = 1; page < MOST_PAGES && after !== null; page++) {
      const more = await askMerchant('paper.codes', { batchId, after })
      slips.push(...more.slips)
      after = more.next
    }
    return { ...first, slips }
  })
}
