/** Where in a bill's rows each column stands that is read, by its name in the head; null when one of them is missing. */
export function placesOf<Key extends string>(
  columns: Record<Key, string>,
  head: readonly string[],
): Record<Key, number> | null {
  const places = Object.fromEntries(
    Object.entries<string>(columns).map(([key, name]) => [key, head.indexOf(name)]),
  ) as Record<Key, number>
  return Object.values<number>(places).every(place => place >= 0) ? places : null
}
