import { queryFailed } from '../refusals'
import { type Document, isDocument, type Value } from '../values/value'
import type { StageContext } from './stage-context'

/** Stages that look past the documents which a facet is given. */
const NOT_INSIDE = new Set(['$facet', '$geoNear'])

/** `$facet`: one document that holds what each of several pipelines makes of the same documents. */
export function facetOf(context: StageContext, documents: Document[], operand: Document): Document {
  const facets = Object.entries(operand).map(([name, stages]) => ({ name, stages: readStages(name, stages) }))
  if (facets.length === 0) throw queryFailed('the $facet specification must be a non-empty object')
  const result: Document = {}
  for (const { name, stages } of facets) result[name] = context.overDocuments(documents, stages)
  return result
}

function readStages(name: string, stages: Value): Document[] {
  if (!Array.isArray(stages)) throw queryFailed(`arguments to $facet must be arrays, ${name} is not`)
  return stages.map(stage => {
    if (!isDocument(stage)) throw queryFailed(`elements of arrays in $facet spec must be objects, ${name} has others`)
    const forbidden = Object.keys(stage).find(key => NOT_INSIDE.has(key))
    if (forbidden) throw queryFailed(`${forbidden} is not allowed to be used within a $facet stage`)
    return stage
  })
}
