import { Text } from '@tarojs/components'
import { paperWords } from '../../copy/paper'
import { Button } from '../../ui/Button'
import { OnPaper } from '../../ui/OnPaper'
import { PrintedSlip } from './PrintedSlip'
import type { PrintSlipsProps } from './PrintSlips'
import './PrintedSlip.scss'

const words = paperWords.print
/** Two beside one another, five beneath: slips of 95 by 55 millimetres, which a guillotine cuts in six strokes. */
const PER_PAGE = 10

/** The first slip on screen as it will be; the printer gets all of them, and nothing else of the page. */
export function PrintSlips({ batch, slips }: PrintSlipsProps) {
  const [sample] = slips
  const pages = Array.from({ length: Math.ceil(slips.length / PER_PAGE) }, (_, page) =>
    slips.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
  )
  return (
    <>
      {sample && (
        <div className="print-sample" role="img" aria-label={words.sample}>
          <PrintedSlip batch={batch} slip={sample} />
        </div>
      )}
      <Text className="paper__note">{words.pages(pages.length, PER_PAGE)}</Text>
      <Text className="paper__note">{words.setting}</Text>
      <Button onPress={() => window.print()}>{words.start}</Button>
      <OnPaper>
        {pages.map(page => (
          <div key={page[0]?.number} className="print-page">
            {page.map(slip => (
              <PrintedSlip key={slip.number} batch={batch} slip={slip} />
            ))}
          </div>
        ))}
      </OnPaper>
    </>
  )
}
