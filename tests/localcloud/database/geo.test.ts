import { AGAINST, useCloud } from './cloud'

interface Shapes {
  Point: new (longitude: number, latitude: number) => object
  LineString: new (points: object[]) => object
  Polygon: new (lines: object[]) => object
  MultiPoint: new (points: object[]) => object
  MultiLineString: new (lines: object[]) => object
  MultiPolygon: new (polygons: object[]) => object
}

describe(`geography on ${AGAINST}`, () => {
  const cloud = useCloud()
  const shapes = () => cloud.db.Geo as unknown as Shapes
  const point = (longitude: number, latitude: number) => new (shapes().Point)(longitude, latitude)
  const ring = (...corners: [number, number][]) =>
    new (shapes().LineString)([...corners, corners[0] as [number, number]].map(([x, y]) => point(x, y)))
  const square = (size: number) => ring([-size, -size], [size, -size], [size, size], [-size, size])

  /** A square with a square hole, as in the character 回. */
  const frame = () => new (shapes().Polygon)([square(2), square(1)])

  test('all shapes come back as the objects they were', async () => {
    const { LineString, MultiLineString, MultiPoint, MultiPolygon, Polygon } = shapes()
    const line = new LineString([point(1, 2), point(3, 4)])
    const stored = {
      point: point(-180, 20),
      line,
      polygon: frame(),
      points: new MultiPoint([point(1, 1), point(2, 2)]),
      lines: new MultiLineString([line, line]),
      polygons: new MultiPolygon([frame(), new Polygon([square(5)])]),
      nested: [{ at: point(90, 23) }],
    }
    const places = await cloud.collectionOf({ _id: 'x', ...stored })
    const [found] = (await places.doc('x').get()).data
    expect(found).toEqual({ _id: 'x', ...stored })
    expect(found.polygon).toBeInstanceOf(Polygon)
  })

  const spots = () => [
    { _id: 'centre', at: point(0, 0) },
    { _id: 'frame', at: point(1.5, 0) },
    { _id: 'border', at: point(2, 0) },
    { _id: 'outside', at: point(3, 0) },
    { _id: 'nowhere' },
  ]
  const idsOf = (result: { data: { _id: unknown }[] }) => result.data.map(({ _id }) => _id)

  test('geoWithin finds what lies in an area, border included and holes left out', async () => {
    const { geoWithin } = cloud.db.command
    const places = await cloud.collectionOf(...spots())
    const inSquare = new (shapes().Polygon)([square(2)])
    expect(idsOf(await places.where({ at: geoWithin({ geometry: inSquare }) }).get())).toEqual([
      'centre',
      'frame',
      'border',
    ])
    expect(idsOf(await places.where({ at: geoWithin({ geometry: frame() }) }).get())).toEqual(['frame', 'border'])
    const both = new (shapes().MultiPolygon)([new (shapes().Polygon)([square(1)]), frame()])
    expect(idsOf(await places.where({ at: geoWithin({ geometry: both }) }).get())).toEqual([
      'centre',
      'frame',
      'border',
    ])
  })

  test('geoWithin a circle counts in radians of the sphere', async () => {
    const places = await cloud.collectionOf(...spots())
    const circle = { centerSphere: [point(0, 0), (1.6 * Math.PI) / 180] }
    expect(idsOf(await places.where({ at: cloud.db.command.geoWithin(circle) }).get())).toEqual(['centre', 'frame'])
  })

  test('geoIntersects finds shapes that share a point', async () => {
    const { LineString } = shapes()
    const lines = await cloud.collectionOf(
      { _id: 'across', path: new LineString([point(-5, 0), point(5, 0)]) },
      { _id: 'aside', path: new LineString([point(-5, 9), point(5, 9)]) },
    )
    const { geoIntersects } = cloud.db.command
    expect(idsOf(await lines.where({ path: geoIntersects({ geometry: frame() }) }).get())).toEqual(['across'])
    expect(idsOf(await lines.where({ path: geoIntersects({ geometry: point(0, 9) }) }).get())).toEqual(['aside'])
  })

  test('geoNear gives the nearest first, between a least and a greatest distance', async () => {
    const places = await cloud.collectionOf(...spots().reverse())
    const near = (options: object) =>
      places.where({ at: cloud.db.command.geoNear({ geometry: point(0, 0), ...options }) })
    expect(idsOf(await near({ maxDistance: 250_000 }).get())).toEqual(['centre', 'frame', 'border'])
    expect(idsOf(await near({ minDistance: 1000 }).limit(2).get())).toEqual(['frame', 'border'])
  })

  test('the geoNear stage adds the distance in metres of the platform', async () => {
    const sights = await cloud.collectionOf(
      { _id: 'tower', city: 'Guangzhou', location: point(113.30593, 23.1361155) },
      { _id: 'mountain', city: 'Hangzhou', location: point(113.306789, 23.1564721) },
      { _id: 'palace', city: 'Beijing', location: point(116.3949659, 39.9163447) },
    )
    const stage = { distanceField: 'far', spherical: true, near: point(113.3089506, 23.0968251), key: 'location' }
    const { data } = await sights
      .aggregate()
      .geoNear({ ...stage, query: { city: /zhou/ }, includeLocs: 'at' })
      .end()
    expect(idsOf({ data })).toEqual(['tower', 'mountain'])
    expect(data[1].far).toBe(6643.521654040738)
    expect(data[1].at).toEqual(data[1].location)
  })
})
