/** Groups of so many names in which every two of them meet at least once; greedily, so not always the fewest. */
export function groups(names: readonly string[], size: number): string[][] {
  const met = new Set<string>()
  const keyOf = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`)
  const news = (group: readonly string[], name: string): number =>
    group.filter(each => !met.has(keyOf(each, name))).length
  const all: string[][] = []
  for (const [place, first] of names.entries()) {
    for (const second of names.slice(place + 1)) {
      if (met.has(keyOf(first, second))) continue
      const group = [first, second]
      while (group.length < size) {
        const left = names.filter(name => !group.includes(name))
        const best = left.reduce((a, b) => (news(group, b) > news(group, a) ? b : a))
        group.push(best)
      }
      for (const a of group) for (const b of group) if (a !== b) met.add(keyOf(a, b))
      all.push(group)
    }
  }
  return all
}
