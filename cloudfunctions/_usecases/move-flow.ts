import type { Flow } from '../../src/domain/flow'
import { Refusal } from '../../src/domain/refusal'
import type { Flows } from '../_store/flows'

/** Moves a flow on; when another caller moved it first, theirs is the flow to go on with. */
export async function moveFlow<F extends Flow, IdField extends keyof F & string>(
  flows: Flows<F, IdField>,
  flow: NoInfer<F>,
  progress: NoInfer<F['progress']>,
): Promise<F> {
  const next = (await flows.move(flow, progress)) ?? (await flows.find(flows.idOf(flow)))
  if (!next) throw new Refusal('TRY_AGAIN', {})
  return next
}
