import { placeOf, type Shape, shapeOf } from '../geo/geometry'
import { doIntersect, isWithin, isWithinCap } from '../geo/relations'
import { distanceBetween, type Position } from '../geo/sphere'
import { queryFailed } from '../refusals'
import { type Document, isDocument, type Value } from '../values/value'
import { anyValue, type FieldTest } from './field-test'
import { splitPath, spreadLeaves } from './paths'

/** Where a query asks for what is near, and how far: metres. */
export interface Nearness {
  path: string[]
  centre: Position
  from: number
  to: number
}

/** `$geoWithin` an area or a circle on the sphere. */
export function geoWithin(operand: Value): FieldTest {
  if (!isDocument(operand)) throw queryFailed('malformed geo query: $geoWithin')
  if (Array.isArray(operand.$centerSphere)) {
    const [centre, radius] = operand.$centerSphere
    const place = placeOf(centre)
    if (!place || typeof radius !== 'number') throw queryFailed('malformed geo query: $centerSphere')
    return shapeTest(shape => isWithinCap(shape, place, radius))
  }
  const area = geometryOf('$geoWithin', operand)
  if (area.type !== 'Polygon' && area.type !== 'MultiPolygon') {
    throw queryFailed(`$geoWithin not supported with provided geometry: ${area.type}`)
  }
  return shapeTest(shape => isWithin(shape, area))
}

/** `$geoIntersects`: shapes that share a point with the operand’s. */
export function geoIntersects(operand: Value): FieldTest {
  const area = geometryOf('$geoIntersects', operand)
  return shapeTest(shape => doIntersect(shape, area))
}

/** `$near` and `$nearSphere` as a condition; that the nearest come first is seen to by the search. */
export function geoNear(operand: Value): FieldTest {
  const { centre, from, to } = readNearness('', operand)
  return anyValue(value => {
    const place = placeOf(value)
    if (!place) return false
    const distance = distanceBetween(place, centre)
    return distance >= from && distance <= to
  })
}

/** The nearness a query asks for, at its top or in an `$and`. */
export function findNearness(query: Document): Nearness | undefined {
  for (const [name, condition] of Object.entries(query)) {
    if (name === '$and' && Array.isArray(condition)) {
      for (const clause of condition) {
        const found = isDocument(clause) ? findNearness(clause) : undefined
        if (found) return found
      }
    }
    const near = isDocument(condition) ? (condition.$nearSphere ?? condition.$near) : undefined
    if (near !== undefined) return readNearness(name, near)
  }
  return undefined
}

/** Metres between a document and the centre; infinite when it has no place there. */
export function nearnessOf(document: Document, { path, centre }: Nearness): number {
  let least = Number.POSITIVE_INFINITY
  for (const value of [...spreadLeaves(document, path).values, wholeLeaf(document, path)]) {
    const place = placeOf(value)
    if (place) least = Math.min(least, distanceBetween(place, centre))
  }
  return least
}

function wholeLeaf(document: Document, path: string[]): Value | undefined {
  const [name] = path
  return path.length === 1 && name !== undefined ? document[name] : undefined
}

function readNearness(field: string, operand: Value): Nearness {
  const given = isDocument(operand) ? operand : {}
  const centre = placeOf(given.$geometry ?? operand)
  const from = given.$minDistance ?? 0
  const to = given.$maxDistance ?? Number.POSITIVE_INFINITY
  if (!centre || typeof from !== 'number' || typeof to !== 'number') throw queryFailed('malformed geo query: $near')
  return { path: splitPath(field), centre, from, to }
}

function geometryOf(operator: string, operand: Value): Shape {
  const shape = isDocument(operand) ? shapeOf(operand.$geometry) : undefined
  if (!shape) throw queryFailed(`malformed geo query: ${operator}`)
  return shape
}

function shapeTest(test: (shape: Shape) => boolean): FieldTest {
  return anyValue(value => {
    const shape = shapeOf(value)
    return shape !== undefined && test(shape)
  })
}
