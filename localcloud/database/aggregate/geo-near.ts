import type { Engine } from '../engine'
import { placeOf, shapeOf } from '../geo/geometry'
import { distanceBetween } from '../geo/sphere'
import { eachDocument } from '../query/find'
import { compileMatcher } from '../query/matcher'
import { splitPath, spreadLeaves } from '../query/paths'
import { queryFailed } from '../refusals'
import type { Collection } from '../storage/catalog'
import { putAt } from '../update/update-path'
import { cloneDocument } from '../values/clone'
import { type Document, isDocument, type Value } from '../values/value'

/**
 * `$geoNear`: the documents with a place, nearest first, each with its distance in metres (times `distanceMultiplier`).
 * Without `key` the first field that holds a shape counts; the platform takes the only geo index instead.
 */
export function nearestFirst(engine: Engine, collection: Collection, operand: Document): Document[] {
  const { near, distanceField, key, includeLocs, query, minDistance = 0, maxDistance, distanceMultiplier = 1 } = operand
  const centre = placeOf(near)
  if (!centre || typeof distanceField !== 'string') throw queryFailed('$geoNear requires near and distanceField')
  const to = typeof maxDistance === 'number' ? maxDistance : Number.POSITIVE_INFINITY
  const filter = isDocument(query) ? query : {}
  const reached: { document: Document; distance: number; location: Value }[] = []
  for (const document of eachDocument(engine.records, collection, filter, compileMatcher(filter))) {
    const location = locationOf(document, key)
    const place = placeOf(location)
    if (!place || location === undefined) continue
    const distance = distanceBetween(place, centre)
    if (distance >= Number(minDistance) && distance <= to) reached.push({ document, distance, location })
  }
  reached.sort((a, b) => a.distance - b.distance)
  return reached.map(({ document, distance, location }) => {
    const result = cloneDocument(document)
    putAt(result, distanceField.split('.'), distance * Number(distanceMultiplier))
    if (typeof includeLocs === 'string') putAt(result, includeLocs.split('.'), location)
    return result
  })
}

function locationOf(document: Document, key: Value | undefined): Value | undefined {
  if (typeof key === 'string') return spreadLeaves(document, splitPath(key)).values.find(value => placeOf(value))
  return Object.values(document).find(value => isDocument(value) && shapeOf(value))
}
