/** Metres of the sphere that the engine behind the platform measures on. */
const EARTH_RADIUS = 6_378_100

const DEGREE = Math.PI / 180

/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number]

/**
 * The angle in radians between two places, from the cross and the dot product of their unit vectors: the way the
 * engine's own geometry computes it, so that distances agree to the last digit.
 */
export function angleBetween(a: Position, b: Position): number {
  const [ax, ay, az] = unitVector(a)
  const [bx, by, bz] = unitVector(b)
  const cx = ay * bz - az * by
  const cy = az * bx - ax * bz
  const cz = ax * by - ay * bx
  return Math.atan2(Math.sqrt(cx * cx + cy * cy + cz * cz), ax * bx + ay * by + az * bz)
}

/** Metres along the surface. */
export function distanceBetween(a: Position, b: Position): number {
  return angleBetween(a, b) * EARTH_RADIUS
}

function unitVector([longitude, latitude]: Position): [number, number, number] {
  const theta = longitude * DEGREE
  const phi = latitude * DEGREE
  return [Math.cos(theta) * Math.cos(phi), Math.sin(theta) * Math.cos(phi), Math.sin(phi)]
}
