import type { Geometry, GeometryCollection } from 'geojson'
import { fieldOf, isDocument, type Value } from '../values/value'
import type { Position } from './sphere'

/** A shape the SDK can send. */
export type Shape = Exclude<Geometry, GeometryCollection>

const DEPTH: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

/** A stored value as a shape: GeoJSON, or a plain pair of numbers; undefined when it is neither. */
export function shapeOf(value: Value | undefined): Shape | undefined {
  if (isPosition(value)) return { type: 'Point', coordinates: [...value] }
  if (!isDocument(value)) return undefined
  const type = fieldOf(value, 'type')
  const depth = typeof type === 'string' && Object.hasOwn(DEPTH, type) ? DEPTH[type] : undefined
  const coordinates = fieldOf(value, 'coordinates')
  return depth !== undefined && isNested(coordinates, depth) ? (value as unknown as Shape) : undefined
}

/** A stored value as a place: undefined for shapes that are more than a point. */
export function placeOf(value: Value | undefined): Position | undefined {
  const shape = shapeOf(value)
  return shape?.type === 'Point' ? (shape.coordinates as unknown as Position) : undefined
}

function isNested(value: Value | undefined, depth: number): boolean {
  if (depth === 0) return isPosition(value)
  return Array.isArray(value) && value.length > 0 && value.every(item => isNested(item, depth - 1))
}

function isPosition(value: Value | undefined): value is [number, number] {
  return Array.isArray(value) && value.length >= 2 && typeof value[0] === 'number' && typeof value[1] === 'number'
}

/** The simple shapes that a shape consists of. */
export function partsOf(shape: Shape): Shape[] {
  switch (shape.type) {
    case 'MultiPoint':
      return shape.coordinates.map(coordinates => ({ type: 'Point', coordinates }))
    case 'MultiLineString':
      return shape.coordinates.map(coordinates => ({ type: 'LineString', coordinates }))
    case 'MultiPolygon':
      return shape.coordinates.map(coordinates => ({ type: 'Polygon', coordinates }))
    default:
      return [shape]
  }
}
