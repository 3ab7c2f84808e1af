/**
 * JSON with sorted keys, no blanks and no undefined members: the same content has the same text on the server, on the
 * phone and in ten years, which is what hashes and seals need. Follows RFC 8785 for what entries and packs consist of
 * (strings, safe integers, booleans, null, arrays, plain objects); anything else is a defect and throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`no canonical form for the number ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  // A date or a map has no members of its own and would pass for an empty object.
  const kind = Object.prototype.toString.call(value)
  if (kind !== '[object Object]') throw new TypeError(`no canonical form for ${kind}`)
  return canonicalObject(value as Record<string, unknown>)
}

function canonicalObject(object: Record<string, unknown>): string {
  const members: string[] = []
  for (const key of Object.keys(object).sort()) {
    const member = object[key]
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
  }
  return `{${members.join(',')}}`
}
