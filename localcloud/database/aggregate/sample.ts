import { chanceBelow } from '../../faults/chance'
import type { Document } from '../values/value'

/** `$sample`: so many documents at random, none of them twice; all of them, shuffled, when there are no more. */
export function sampleDocuments(documents: Iterable<Document>, size: number): Document[] {
  const all = [...documents]
  const chosen: Document[] = []
  while (chosen.length < size && all.length > 0) {
    const at = chanceBelow(all.length)
    const last = all.pop() as Document
    if (at === all.length) chosen.push(last)
    else {
      chosen.push(all[at] as Document)
      all[at] = last
    }
  }
  return chosen
}
