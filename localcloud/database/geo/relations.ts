import { booleanIntersects } from '@turf/boolean-intersects'
import { booleanWithin } from '@turf/boolean-within'
import { partsOf, type Shape } from './geometry'
import { angleBetween, type Position } from './sphere'

/** Whether every part of a shape lies in an area. Edges are straight lines on the map, not arcs on the sphere. */
export function isWithin(shape: Shape, area: Shape): boolean {
  return partsOf(shape).every(part => partsOf(area).some(region => within(part, region)))
}

/** A point on the border counts as inside, as it does in the engine behind the platform. */
function within(part: Shape, region: Shape): boolean {
  return part.type === 'Point' ? booleanIntersects(part, region) : booleanWithin(part, region)
}

/** Whether two shapes share at least one point. */
export function doIntersect(a: Shape, b: Shape): boolean {
  return booleanIntersects(a, b)
}

/** Whether every corner of a shape is at most an angle, in radians, away from a centre. */
export function isWithinCap(shape: Shape, centre: Position, radius: number): boolean {
  return positionsOf(shape.coordinates).every(position => angleBetween(position, centre) <= radius)
}

function positionsOf(coordinates: unknown): Position[] {
  const list = coordinates as unknown[]
  return typeof list[0] === 'number' ? [list as unknown as Position] : list.flatMap(positionsOf)
}
