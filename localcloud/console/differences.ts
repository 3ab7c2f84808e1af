/** One field that differs between two states of a document. `path` is dotted, with places of arrays as numbers. */
export type Difference =
  | { path: string; kind: 'added'; after: unknown }
  | { path: string; kind: 'removed'; before: unknown }
  | { path: string; kind: 'changed'; before: unknown; after: unknown }

/**
 * The fields in which two documents differ, in the order of the newer one; what only the older one has comes last. Only the
 * innermost field is named, and a type of extended JSON such as a date counts as one value.
 */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after)) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, kind: 'changed', before, after }]
  }
  const old = before as Record<string, unknown>
  const now = after as Record<string, unknown>
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`)
  const found = Object.keys(now).flatMap((name): Difference[] =>
    Object.hasOwn(old, name)
      ? differences(old[name], now[name], at(name))
      : [{ path: at(name), kind: 'added', after: now[name] }],
  )
  const gone = Object.keys(old).filter(name => !Object.hasOwn(now, name))
  return [...found, ...gone.map((name): Difference => ({ path: at(name), kind: 'removed', before: old[name] }))]
}

/** Whether a value has fields of its own to compare. */
function isContainer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return !Object.keys(value)[0]?.startsWith('$')
}
